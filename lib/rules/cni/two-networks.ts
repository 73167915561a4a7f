import { addOnsIn } from '../../cni/add-ons';
import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { at } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { defineRule } from '../rule';
import { ciliumText, installationText } from './add-on-example';
import { addOnSide } from './add-on-side';
import { SHIPPED_FLANNEL } from './flannel-example';

const besideFlannel = (text: string) => ({
  ...SHIPPED_FLANNEL,
  beside: [...(SHIPPED_FLANNEL.beside ?? []), { file: 'other.yaml', text }],
});

export const twoNetworks = defineRule({
  code: 'NET576',
  name: 'two-networks',
  severity: 'warning',
  reads: ['objects', 'flannels'],
  docs: {
    summary: 'One network add-on gives pods their addresses.',
    why: 'Each add-on writes a file to /etc/cni/net.d, and the container runtime goes by the first one in the order of names. Which one that is depends on names, and pods made before and after do not reach each other.',
    symptoms: ['pods-unreachable', 'fails-at-random'],
    since: '0.1.0',
    source:
      'containerd and CRI-O take the first network file; Canal and CNI chaining are made for two',
    whenToIgnore: 'when one of them is on its way out, node by node',
  },
  findings: {
    two: ({ first, second }: { first: string; second: string }) => ({
      what: `${first} and ${second} are both to give pods their addresses`,
      fix: `keep one of ${first} and ${second}`,
    }),
  },
  examples: () => ({
    valid: [
      SHIPPED_FLANNEL,
      {
        ...besideFlannel(ciliumText('ipam: kubernetes', 'cni-chaining-mode: generic-veth')),
        title: 'Cilium behind flannel, in a chain',
      },
    ],
    invalid: [{ ...besideFlannel(installationText('10.244.0.0/16')), title: 'flannel and Calico' }],
  }),
  check({ objects, flannels }, report) {
    if (isChained(objects)) return;
    const [flannel] = flannels;
    const addOns = addOnsIn(objects)
      // Calico on node blocks beside flannel is Canal.
      .filter(({ name, addressesComeFrom: from }) => !flannel || name !== 'Calico' || from === OWN)
      .map((addOn) => ({ name: addOn.name, side: addOnSide(addOn) }));
    const [first, second] = [...(flannel ? [flannelAs(flannel)] : []), ...addOns];
    if (!first || !second) return;
    report(
      'two',
      { first: first.name, second: second.name },
      {
        at: second.side,
        other: first.side,
        breaks:
          'container runtime: takes the first file in /etc/cni/net.d, and pods of the two networks do not reach each other',
        data: { first: first.name, second: second.name },
      },
    );
  },
});

const OWN = 'the-add-on';

const flannelAs = ({ source, keyOf }: ClusterModel['flannels'][number]) => ({
  name: 'flannel',
  side: { at: at(source, keyOf('Network')), label: 'network add-on', value: 'flannel' },
});

/** `none` is Cilium's own word for no chain. */
const isChained = (objects: ClusterModel['objects']): boolean =>
  objectsOf(objects, '', 'ConfigMap').some(({ value }) => {
    const mode = valueAt(value, ['data', 'cni-chaining-mode']);
    return mode !== undefined && mode !== 'none';
  });
