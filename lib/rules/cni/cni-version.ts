import {
  CNI_VERSIONS,
  effectiveVersion,
  IMPLIED_CNI_VERSION,
  isAtLeast,
} from '../../cni/cni-version';
import type { PluginView } from '../../model/cni-config';
import { goFields } from '../../model/go-fields';
import { defineRule } from '../rule';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Version {
  readonly version: string;
}

export const cniVersion = defineRule({
  code: 'NET502',
  name: 'cni-version',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary:
      'The version of a network list must be one that every plugin knows by exactly this text.',
    why: 'libcni loads any version; the plugins then answer "incompatible CNI versions" to every pod. Without a version everything is read as 0.1.0, whose result has one address of each family and no interfaces. Runtimes with an older libcni (containerd before 2.0) do not know 1.1.0.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 (version.All); cni v1.3.0 libcni/conf.go',
  },
  findings: {
    unknown: ({ version }: Version) => ({
      what: `plugins do not know CNI version ${JSON.stringify(version)}`,
      fix: 'cniVersion: "1.0.0"',
    }),
    implied: () => ({
      what: `no cniVersion, so the list is read as ${IMPLIED_CNI_VERSION}`,
      fix: 'cniVersion: "1.0.0"',
    }),
    recent: ({ version }: Version) => ({
      what: `CNI version ${version} needs containerd 2.0 or newer`,
      fix: 'cniVersion: "1.0.0", unless every node runs containerd 2.0 or newer',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'the highest version that libcni knows counts',
        list: { cniVersion: '0.4.0', cniVersions: ['1.0.0', '2.0.0'] },
      }),
    ],
    invalid: [
      conflistExample({ title: 'two parts are not enough', list: { cniVersion: '1.0' } }),
      conflistExample({
        title: 'the short form is the highest, wins, and is refused',
        list: { cniVersion: '0.4.0', cniVersions: ['1.0'] },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const { value, source, plugins } of conflists) {
      for (const plugin of plugins) {
        for (const { key, version } of overridesOf(plugin)) {
          const at = { source, path: [...plugin.path, key] };
          report('unknown', { version }, { at, refusedBy: ['cni-plugin'], data: { version } });
        }
      }
      const version = effectiveVersion(value.cniVersion, value.cniVersions);
      const at = { source, path: ['cniVersion'] };
      if (version === undefined) continue;
      if (version === '') {
        const breaks =
          'container runtime: the result names no interfaces and one address of each family; CHECK is refused';
        report('implied', undefined, { at, severity: 'warning', breaks });
      } else if (!CNI_VERSIONS.includes(version)) {
        report('unknown', { version }, { at, refusedBy: ['cni-plugin'], data: { version } });
      } else if (isAtLeast(version, '1.1.0')) {
        const breaks = 'containerd 1.7: unsupported CNI result version "1.1.0", no pod starts';
        report('recent', { version }, { at, severity: 'info', breaks, data: { version } });
      }
    }
  },
});

/** libcni writes `cniVersion` into the plugin; a key that sorts behind it still wins in Go [run]. */
function overridesOf({ value }: PluginView): { key: string; version: string }[] {
  return goFields(value, 'cniVersion').flatMap(({ key, value: version }) => {
    const isObeyed = key > 'cniVersion' && typeof version === 'string' && version !== '';
    return isObeyed && !CNI_VERSIONS.includes(version) ? [{ key, version }] : [];
  });
}
