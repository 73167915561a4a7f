import type { Path } from '../../diag/path';
import type { ContainerdFile } from '../../model/containerd';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { type At, at } from '../../model/located';
import { defineRule } from '../rule';
import { containerdExample, VERSION_3 } from './containerd-example';

interface Stray {
  readonly at: At;
  readonly key: string;
}

const OLD_TABLE = 'io.containerd.grpc.v1.cri';

export const containerdTable = defineRule({
  code: 'NET762',
  name: 'containerd-table',
  severity: 'warning',
  reads: ['containerdFiles'],
  docs: {
    summary: 'Settings of containerd stand in the tables of the version of its file.',
    why: 'containerd passes over a key that it does not know where it stands, and logs a warning. The CRI plugin has other tables since version 3, and SystemdCgroup belongs to the options of a runtime.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source:
      'containerd 2.4.2 config dump: tables of version 2 are moved in a file of version 3, passed over in one of version 4 [run]; 2.0 to 2.2 move nothing in version 3',
  },
  findings: {
    table: ({ key, version }: { key: string; version: number }) => ({
      what: `${key} stands in the table of version 2, and the file has version ${version}`,
      fix: "use the tables 'io.containerd.cri.v1.runtime' and 'io.containerd.cri.v1.images', or version = 2",
    }),
    misplaced: ({ key }: Pick<Stray, 'key'>) => ({
      what: `${key} has no effect here: it is an option of a runtime, SystemdCgroup`,
      fix: 'write SystemdCgroup into the table of …containerd.runtimes.runc.options',
    }),
    noBoolean: ({ value }: { value: string }) => ({
      what: `SystemdCgroup is ${value}, which is no boolean`,
      fix: 'SystemdCgroup = true, without quotes',
    }),
  },
  examples: () => ({
    valid: [
      containerdExample('the tables of version 3', `${VERSION_3}true\n`),
      containerdExample(
        'what stayed in the old table',
        `version = 3\n[plugins."${OLD_TABLE}"]\n  stream_server_port = "0"\n`,
      ),
    ],
    invalid: [
      containerdExample(
        'a table of version 2',
        `version = 3\n[plugins."${OLD_TABLE}"]\n  sandbox_image = "registry.k8s.io/pause:3.10.2"\n`,
      ),
      containerdExample(
        'too high up',
        'version = 3\n[plugins."io.containerd.cri.v1.runtime"]\n  SystemdCgroup = true\n',
      ),
      containerdExample('a text', `${VERSION_3}"true"\n`),
    ],
  }),
  check({ containerdFiles }, report) {
    for (const file of containerdFiles) {
      for (const { key, at: place } of oldSettings(file)) {
        const facts = { key, version: file.version ?? 0 };
        report('table', facts, { at: { at: place, on: 'key' }, breaks: PASSED_OVER, data: facts });
      }
      for (const { key, at: place } of cgroupKeys(file.value, file)) {
        const value = valueAt(file.value, place.path);
        if (!isOption(place)) {
          report('misplaced', { key }, { at: { at: place, on: 'key' }, breaks: PASSED_OVER });
        } else if (typeof value !== 'boolean') {
          const text = JSON.stringify(value);
          const breaks = 'containerd: cannot read the options when it makes the first pod';
          report('noBoolean', { value: text }, { at: { at: place, value: text }, breaks });
        }
      }
    }
  },
});

const PASSED_OVER = 'containerd: passes over it, "Ignoring unknown key in TOML for plugin"';

/** What moved to other tables with version 3; the settings of streaming stayed. */
const MOVED = [
  ...['sandbox_image', 'containerd', 'cni', 'registry', 'image_decryption', 'enable_selinux'],
  ...['max_concurrent_downloads', 'systemd_cgroup', 'restrict_oom_score_adj', 'disable_apparmor'],
  ...['enable_unprivileged_ports', 'enable_unprivileged_icmp', 'enable_cdi', 'cdi_spec_dirs'],
];

function oldSettings({ value, source, version = 0 }: ContainerdFile): Stray[] {
  const plugins = value.plugins;
  const table = isObject(plugins) ? plugins[OLD_TABLE] : undefined;
  if (version < 3 || !isObject(table)) return [];
  const moved = Object.keys(table).filter((key) => MOVED.includes(key));
  return moved.map((key) => ({ key, at: at(source, 'plugins', OLD_TABLE, key) }));
}

type FileHead = Pick<ContainerdFile, 'source' | 'version'>;

/** Every `SystemdCgroup`, however it is spelled; `systemd_cgroup` was a setting of version 1. */
function cgroupKeys(value: JsonObject, file: FileHead, path: Path = []): Stray[] {
  return Object.entries(value).flatMap(([key, inner]): Stray[] => {
    const here = [...path, key];
    if (isObject(inner)) return cgroupKeys(inner, file, here);
    const isMeant =
      /^systemd_?cgroup$/i.test(key) && !(key === 'systemd_cgroup' && file.version === 1);
    return isMeant ? [{ key, at: at(file.source, ...here) }] : [];
  });
}

const isOption = ({ path }: At): boolean =>
  path.at(-1) === 'SystemdCgroup' && path.at(-2) === 'options' && path.at(-4) === 'runtimes';
