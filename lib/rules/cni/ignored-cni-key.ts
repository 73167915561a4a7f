import { type GoShape, shapeOf } from '../../cni/go-shape';
import { IPAM_SHAPES, LIBCNI_PLUGIN, PLUGIN_FIELDS } from '../../cni/plugin-shapes';
import type { JsonObject } from '../../model/document';
import { goText } from '../../model/go-fields';
import type { At } from '../../model/located';
import { defineRule } from '../rule';
import { ipamsOf, linksOf, placeIn, placeInIpam } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

const LIST_KEYS = [
  'name',
  'cniVersion',
  'cniVersions',
  'disableCheck',
  'disableGC',
  'loadOnlyInlinedPlugins',
  'plugins',
];

/** Keys a file may carry for other readers. */
const isForOthers = (key: string): boolean => /[./]|^_|^\$|^(?:description|comment)$/i.test(key);

export const ignoredCniKey = defineRule({
  code: 'NET508',
  name: 'ignored-cni-key',
  severity: 'warning',
  reads: ['conflists'],
  docs: {
    summary: 'A key that nobody reads has no effect.',
    why: 'libcni and the official plugins ignore unknown keys without a word. Keys of the list are case-sensitive, keys of a plugin are not.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'containernetworking/cni v1.3.0 libcni/conf.go; encoding/json',
  },
  findings: {
    spelling: ({ key, known }: { key: string; known: string }) => ({
      what: `key ${key} is not ${known}: keys of a network list are case-sensitive`,
      fix: `rename ${key} to ${known}`,
    }),
    unknown: ({ key, owner }: { key: string; owner: string }) => ({
      what: `${owner} has no key ${key} and ignores it`,
      fix: `correct or remove ${key}`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({ title: 'keys of a plugin match in any case', bridge: { MTU: 1450 } }),
    ],
    invalid: [
      conflistExample({ title: 'a slip of the pen', bridge: { hairPin: true } }),
      conflistExample({
        title: 'a key of the list in the wrong case',
        list: { DisableCheck: true },
      }),
    ],
  }),
  check({ conflists }, report) {
    const judge = (
      owner: string,
      value: JsonObject,
      fields: Fields,
      at: (key: string) => At,
    ): void => {
      for (const key of Object.keys(value)) {
        if (isForOthers(key) || isReserved(key) || shapeOf(fields, key) !== undefined) continue;
        const breaks = `${owner}: ignores ${key}`;
        const side = { at: at(key), on: 'key' as const, value: key };
        report('unknown', { key, owner }, { at: side, breaks, data: { key, owner } });
      }
    };
    for (const { value, source, isList } of conflists) {
      if (!isList) continue;
      for (const key of Object.keys(value)) {
        const known = LIST_KEYS.find((name) => name.toLowerCase() === key.toLowerCase());
        if (known === undefined || known === key) continue;
        const at = { at: { source, path: [key] }, on: 'key' as const, value: key };
        report('spelling', { key, known }, { at, breaks: `libcni: ignores ${key}`, data: { key } });
      }
    }
    for (const link of linksOf(conflists)) {
      const { type, value } = link.plugin;
      const own = PLUGIN_FIELDS.get(type);
      if (!own) continue;
      judge(type, value, { ...LIBCNI_PLUGIN, ...own, args: 'any' }, (key) => placeIn(link, key));
    }
    for (const link of ipamsOf(conflists)) {
      const type = goText(link.ipam, 'type');
      const shape = IPAM_SHAPES.get(type);
      if (shape) judge(type, link.ipam, shape.own, (key) => placeInIpam(link, [key]));
    }
  },
});

type Fields = Readonly<Record<string, GoShape>>;

/** `reserved-plugin-key` speaks of these. */
const isReserved = (key: string): boolean =>
  ['runtimeconfig', 'args', 'prevresult'].includes(key.toLowerCase());
