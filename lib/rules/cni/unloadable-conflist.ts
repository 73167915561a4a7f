import { readCniVersion } from '../../cni/cni-version';
import { readSwitch } from '../../cni/list-switch';
import type { ConflistView } from '../../model/cni-config';
import { isObject, type Json } from '../../model/document';
import { goKey } from '../../model/go-fields';
import type { At } from '../../model/located';
import { defineRule, type Side } from '../rule';
import { textOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Refusal {
  readonly key: string;
  readonly expected: string;
  readonly found: string;
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: Json | undefined;
  readonly expected: string;
}

export const unloadableConflist = defineRule({
  code: 'NET500',
  name: 'unloadable-conflist',
  severity: 'error',
  reads: ['conflists', 'inputs'],
  docs: {
    summary: 'The keys of a network list must have the types libcni reads.',
    why: 'The runtime reads the list before any pod starts. When it cannot, the node stays NotReady: containerd stops at a broken first file, CRI-O goes on to the next one. Keys of the list are case-sensitive.',
    since: '0.1.0',
    source: 'containernetworking/cni v1.3.0 libcni/conf.go NetworkConfFromBytes',
  },
  findings: {
    refused: ({ key, expected, found }: Refusal) => ({
      what: `${key} is ${found}, libcni needs ${expected}`,
      fix: `make ${key} ${expected}`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'booleans may be texts, in any case',
        list: { disableCheck: 'TRUE', disableGC: 'false' },
      }),
    ],
    invalid: [
      conflistExample({ title: 'no name', list: { name: undefined } }),
      conflistExample({ title: 'a version that is a number', list: { cniVersion: 1 } }),
      conflistExample({ title: 'no plugins', list: { plugins: [] } }),
    ],
  }),
  check({ conflists, inputs }, report) {
    const say = (at: Side, { path, value, expected }: Place): void => {
      const key = path.join('.') || 'the file';
      const absent = path.length === 0 ? 'empty' : 'missing';
      const found = value === undefined ? absent : textOf(value);
      report('refused', { key, expected, found }, { at, refusedBy: ['libcni'], data: { key } });
    };
    for (const list of conflists) {
      for (const place of list.isList ? placesOf(list) : singlePlaces(list)) {
        say({ at: { source: list.source, path: place.path } }, place);
      }
    }
    for (const { name, chunks } of inputs) {
      if (!name.endsWith('.conflist')) continue;
      if (chunks.every(({ document, isBroken }) => !document && !isBroken)) {
        say({ at: startOf(name) }, { path: [], value: undefined, expected: 'an object' });
      }
      for (const { document } of chunks) {
        if (!document || isObject(document.value)) continue;
        const place = { path: [], value: document.value, expected: 'an object' };
        say({ at: { source: document.source, path: [] } }, place);
      }
    }
  },
});

function placesOf(list: ConflistView): Place[] {
  const { value } = list;
  return [
    ...(typeof value.name === 'string' ? [] : [placeOf(list, 'name', 'a string')]),
    ...('cniVersion' in value && typeof value.cniVersion !== 'string'
      ? [placeOf(list, 'cniVersion', 'a string')]
      : []),
    ...versionPlaces(list),
    ...SWITCHES.filter((key) => key in value && readSwitch(value[key]) === undefined).map((key) =>
      placeOf(list, key, 'true or false'),
    ),
    ...pluginPlaces(list),
  ];
}

/** A `.conf` is one plugin; libcni wants nothing else of it here, the rest is `unreadable-cni-value`. */
const singlePlaces = (list: ConflistView): Place[] =>
  list.plugins.some(({ type }) => type === '') && !('plugins' in list.value)
    ? [placeOf(list, 'type', 'the name of a plugin')]
    : [];

const placeOf = ({ value }: ConflistView, key: string, expected: string): Place => ({
  path: [key],
  value: value[key],
  expected,
});

const SWITCHES = ['disableCheck', 'disableGC', 'loadOnlyInlinedPlugins'];

const VERSION = 'one to three numbers with dots between';

function versionPlaces(list: ConflistView): Place[] {
  const { cniVersion, cniVersions } = list.value;
  if (cniVersions === undefined) return [];
  if (!Array.isArray(cniVersions)) return [placeOf(list, 'cniVersions', 'a list of strings')];
  const entries = (cniVersions as readonly Json[]).map((value, index) => ({
    path: ['cniVersions', index],
    value,
    expected: VERSION,
  }));
  const own = { path: ['cniVersion'], value: cniVersion, expected: VERSION };
  const all = typeof cniVersion === 'string' ? [...entries, own] : entries;
  return all.filter(({ value }) => typeof value !== 'string' || !readCniVersion(value));
}

function pluginPlaces(list: ConflistView): Place[] {
  const { plugins } = list.value;
  if (!Array.isArray(plugins) || plugins.length === 0) {
    return [placeOf(list, 'plugins', 'a list with at least one plugin')];
  }
  const strangers = (plugins as readonly Json[]).flatMap((value, index) =>
    isObject(value) ? [] : [{ path: ['plugins', index], value, expected: 'an object' }],
  );
  const nameless = list.plugins.flatMap(({ type, value, path }) =>
    type === '' && !hasWrongType(value)
      ? [{ path: [...path, 'type'], value: value.type, expected: 'the name of a plugin' }]
      : [],
  );
  return [...strangers, ...nameless];
}

/** A type that is no string is reported by `unreadable-cni-value`. */
const hasWrongType = (value: Readonly<Record<string, Json>>): boolean =>
  Object.entries(value).some(
    ([key, type]) => goKey(key) === 'type' && type !== null && typeof type !== 'string',
  );

/** Nothing in the file has a place of its own. */
const startOf = (file: string): At => ({
  source: { locate: () => ({ file, line: 1, column: 1, path: '', constructPath: null }) },
  path: [],
});
