import { isObject, type JsonObject } from '../../model/document';
import { goField } from '../../model/go-fields';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { fieldSide, linksOfType, placeIn } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

/** IEEE 802.1Q: 0 and 4095 are reserved. */
const LAST_VLAN = 4094;

export const bridgeVlan = defineRule({
  code: 'NET516',
  name: 'bridge-vlan',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'VLAN numbers of a bridge go from 1 to 4094; trunk ranges need both ends.',
    why: 'The plugin refuses every pod.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/main/bridge/bridge.go collectVlanTrunk',
  },
  findings: {
    vlan: ({ vlan }: { vlan: number }) => ({
      what: `VLAN ${vlan} is not from 0 to ${LAST_VLAN}`,
      fix: 'vlan: 0 for none, or a number from 1 to 4094',
    }),
    trunk: ({ why }: { why: string }) => ({
      what: why,
      fix: `give a trunk entry id, or minID and maxID, from 1 to ${LAST_VLAN}`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'one VLAN and a range of them',
        bridge: { vlanTrunk: [{ id: 42 }, { minID: 100, maxID: 200 }] },
      }),
    ],
    invalid: [
      conflistExample({ title: '4095 is reserved', bridge: { vlan: 4095 } }),
      conflistExample({ title: 'half a range', bridge: { vlanTrunk: [{ minID: 100 }] } }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'bridge')) {
      const field = goField(link.plugin.value, 'vlan');
      const vlan = field?.value;
      if (field && typeof vlan === 'number' && Number.isInteger(vlan) && !isInRange(vlan, 0)) {
        const at = fieldSide(link, field);
        report('vlan', { vlan }, { at, refusedBy: ['cni-plugin'], data: { vlan } });
      }
      const trunk = goField(link.plugin.value, 'vlanTrunk');
      asList(trunk?.value).forEach((entry, index) => {
        const why = isObject(entry) ? whyUnusable(entry) : undefined;
        if (why === undefined) return;
        const at = placeIn(link, trunk?.key ?? 'vlanTrunk', index);
        report('trunk', { why }, { at, refusedBy: ['cni-plugin'], data: { index } });
      });
    }
  },
});

const isInRange = (vlan: number, first: number): boolean => vlan >= first && vlan <= LAST_VLAN;

function whyUnusable(entry: JsonObject): string | undefined {
  const [min, max, id] = ['minID', 'maxID', 'id'].map((name) => goField(entry, name)?.value);
  if ((min === undefined) !== (max === undefined)) return 'a trunk range with one end only';
  const numbers = [min, max, id].filter((value) => typeof value === 'number');
  const outside = numbers.find((value) => !isInRange(value, 1));
  if (outside !== undefined) return `VLAN ${outside} is not from 1 to ${LAST_VLAN}`;
  return typeof min === 'number' && typeof max === 'number' && max < min
    ? `trunk range ${min}-${max} ends before it begins`
    : undefined;
}
