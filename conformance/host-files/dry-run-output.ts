import type { HostFile } from '../../lib/emit/host/host-request';

/** The ConfigMaps that `kubeadm init --dry-run` says it would create, one file each. */
export const configMapsIn = (printed: string): HostFile[] =>
  objectsIn(printed)
    .filter((text) => /^kind: ConfigMap$/m.test(text))
    .map((content) => ({ path: `/cluster/${nameOf(content)}.yaml`, content, mode: 0o644 }));

function objectsIn(printed: string): string[] {
  const [, ...parts] = printed.split('[dryrun] Attached object:\n');
  return parts.map((part) => `${withoutTabs(part.split(/^\[/m)[0] ?? '').trimEnd()}\n`);
}

/** Up to 1.31 every line of an object begins with a tab. */
const withoutTabs = (text: string): string =>
  text.startsWith('\t') ? text.replace(/^\t/gm, '') : text;

const nameOf = (object: string): string =>
  /^metadata:\n(?: .*\n)*? {2}name: (.+)$/m.exec(object)?.[1] ?? '';
