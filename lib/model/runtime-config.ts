import { parseFlagBool } from '../k8s/go-value';
import { lastAsRead } from './component-flags';
import type { ControlPlane } from './control-plane';

/**
 * True where `--runtime-config` turns on an alpha or beta version, or a kind of it. Whether it is
 * there then depends on the release and on feature gates: both are the user's to know.
 */
export function isTurnedOn(apiVersion: string, { apiServer }: ControlPlane): boolean {
  const [, level] = /\/v\d+(alpha|beta)/.exec(apiVersion) ?? [];
  if (level === undefined) return false;
  const entries = lastAsRead(apiServer, 'runtime-config')?.value.split(',') ?? [];
  return entries.some((entry) => {
    const [name = '', value = 'true'] = entry.split('=').map((part) => part.trim());
    const isMeant = [apiVersion, `api/${level}`, 'api/all'].includes(name);
    return (isMeant || name.startsWith(`${apiVersion}/`)) && parseFlagBool(value) === true;
  });
}
