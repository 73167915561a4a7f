import { type GoShape, type Mismatch, mismatchesOf } from '../../cni/go-shape';
import { IPAM_SHAPES, LIBCNI_PLUGIN, PLUGIN_FIELDS } from '../../cni/plugin-shapes';
import type { Judge } from '../../diag/judge';
import { goKey, goText } from '../../model/go-fields';
import { defineRule } from '../rule';
import { ipamsOf, type Link, linksOf, placeIn } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Unreadable extends Mismatch {
  readonly owner: string;
}

export const unreadableCniValue = defineRule({
  code: 'NET510',
  name: 'unreadable-cni-value',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'Values of a plugin must have the type the plugin reads.',
    why: 'Plugins are Go programs that decode strictly by type: "1500" is not 1500. What libcni itself reads fails when the list is loaded, the rest when the first pod starts.',
    since: '0.1.0',
    source: 'containernetworking/cni v1.3.0 pkg/types; plugins v1.9.1 NetConf of each plugin',
  },
  findings: {
    mismatch: ({ owner, path, expected, found }: Unreadable) => ({
      what: `${owner} needs ${expected} in ${keyOf(path)}, this is ${found}`,
      fix: `make ${keyOf(path)} ${expected}`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({ title: 'null is the same as absent', bridge: { mtu: null } }),
    ],
    invalid: [
      conflistExample({ title: 'a number in quotes', bridge: { mtu: '1500' } }),
      conflistExample({
        title: 'capabilities as a list',
        portmap: { capabilities: ['portMappings'] },
      }),
      conflistExample({
        title: 'ranges without the inner list',
        ipam: { type: 'host-local', ranges: [{ subnet: '10.244.1.0/24' }] },
      }),
      conflistExample({
        title: 'a requested address that is none',
        bridge: { runtimeConfig: { ips: ['10.244.1.300'] } },
      }),
    ],
  }),
  check({ conflists }, report) {
    const say = (owner: string, link: Link, mismatch: Mismatch, judge: Judge): void => {
      const at = placeIn(link, ...mismatch.path);
      const data = { owner, key: keyOf(mismatch.path) };
      report('mismatch', { ...mismatch, owner }, { at, refusedBy: [judge], data });
    };
    for (const link of linksOf(conflists)) {
      const { type, value } = link.plugin;
      const shared: GoShape = { fields: LIBCNI_PLUGIN };
      for (const mismatch of mismatchesOf(value, shared)) say('libcni', link, mismatch, 'libcni');
      const own = PLUGIN_FIELDS.get(type);
      if (!own) continue;
      for (const mismatch of mismatchesOf(value, { fields: own })) {
        say(type, link, mismatch, 'cni-plugin');
      }
    }
    for (const link of ipamsOf(conflists)) {
      const type = goText(link.ipam, 'type');
      const shape = IPAM_SHAPES.get(type);
      if (!shape) continue;
      for (const mismatch of mismatchesOf(link.plugin.value, { fields: shape.beside })) {
        say(type, link, mismatch, 'cni-plugin');
      }
      for (const mismatch of mismatchesOf(link.ipam, { fields: shape.own })) {
        if (isForLibcni(mismatch)) continue;
        const path = [link.key, ...mismatch.path];
        say(type, link, { ...mismatch, path }, 'cni-plugin');
      }
    }
  },
});

/** libcni reads `ipam.type` itself. */
const isForLibcni = ({ path }: Mismatch): boolean =>
  path.length === 1 && goKey(String(path[0])) === 'type';

const keyOf = (path: Mismatch['path']): string =>
  String(path.findLast((step) => typeof step === 'string') ?? 'the plugin');
