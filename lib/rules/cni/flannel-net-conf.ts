import { NET_CONF } from '../../cni/flannel/net-conf-shape';
import { type Mismatch, mismatchesOf } from '../../cni/go-shape';
import type { ApiObjectView } from '../../model/api-object';
import { FLANNEL_CNI_CONF, FLANNEL_NET_CONF, isFlannelConfigMap } from '../../model/cni-config';
import { embed, isObject } from '../../model/document';
import { at } from '../../model/located';
import { typesOf } from '../../model/object-index';
import { defineRule } from '../rule';
import { flannelExample, SHIPPED_FLANNEL } from './flannel-example';
import { placeIn, stacksOf } from './flannel-stack';

const CRASH = 'flanneld: cannot read net-conf.json and exits, so no node gets a pod network';

export const flannelNetConf = defineRule({
  code: 'NET550',
  name: 'flannel-net-conf',
  severity: 'error',
  reads: ['flannels', 'objects'],
  docs: {
    summary: 'net-conf.json must be JSON that flanneld can read, with a network for each family.',
    why: 'The ConfigMap is text to the API server. flanneld reads it when it starts, exits on a mistake, and the nodes stay NotReady.',
    symptoms: ['network-add-on-restarts', 'nodes-not-ready'],
    since: '0.1.0',
    source: 'flannel v0.28.9 pkg/subnet/config.go ParseConfig, pkg/subnet/kube/kube.go',
  },
  findings: {
    notJson: ({ file }: { file: string }) => ({
      what: `${file} is not a JSON object`,
      fix: `correct the JSON of ${file}`,
    }),
    mismatch: ({ path, expected, found }: Mismatch) => ({
      what: `${path.join('.') || 'net-conf.json'} is ${found}, flanneld needs ${expected}`,
      fix: `make ${path.join('.') || 'net-conf.json'} ${expected}`,
    }),
    family: ({ key, network, family }: { key: string; network: string; family: string }) => ({
      what: `${key} ${network} is not ${family}`,
      fix: `write the ${family} range of the pods into ${key}`,
    }),
    noNetwork: ({ key, enable }: { key: string; enable: string }) => ({
      what: `${enable} is on, and ${key} is missing`,
      fix: `add ${key}, or "${enable}": false`,
    }),
    noStack: () => ({
      what: 'neither IPv4 nor IPv6 is enabled',
      fix: 'remove "EnableIPv4": false, or add "EnableIPv6": true',
    }),
  },
  examples: () => ({
    valid: [SHIPPED_FLANNEL],
    invalid: [
      flannelExample({
        title: 'an IPv6 range in Network',
        netConf: { Network: 'fd00:10:244::/56', Backend: { Type: 'vxlan' } },
      }),
      flannelExample({
        title: 'a backend by its name alone',
        netConf: { Network: '10.244.0.0/16', Backend: 'vxlan' },
      }),
      flannelExample({ title: 'a comma too many', netConf: '{"Network": "10.244.0.0/16",}' }),
    ],
  }),
  check({ flannels, objects }, report) {
    for (const flannel of flannels) {
      for (const mismatch of mismatchesOf(flannel.value, NET_CONF)) {
        const place = { source: flannel.source, path: mismatch.path };
        report('mismatch', mismatch, { at: place, breaks: CRASH, data: { found: mismatch.found } });
      }
      const stacks = stacksOf(flannel);
      if (!stacks.some(({ isEnabled }) => isEnabled)) {
        report('noStack', undefined, {
          at: placeIn(flannel),
          breaks: 'flanneld: exits, "none defined stack"',
        });
      }
      for (const { family, network, networkKey: key, isGiven, isEnabled, switchKey } of stacks) {
        if (network && network.family !== family) {
          const facts = { key, network: `${network}`, family };
          report('family', facts, { at: placeIn(flannel, key), breaks: CRASH, data: { ...facts } });
        } else if (isEnabled && !isGiven) {
          const breaks = `flanneld: net config doesn't contain the ${family} podCIDR of the node, and exits`;
          const facts = { key, enable: switchKey };
          report('noNetwork', facts, { at: placeIn(flannel, key), breaks, data: { ...facts } });
        }
      }
    }
    for (const object of configMapsIn(objects)) {
      for (const file of unreadableFiles(object)) {
        const place = at(object.source, 'data', file);
        const verdict =
          file === FLANNEL_CNI_CONF ? ({ refusedBy: ['libcni'] } as const) : { breaks: CRASH };
        report('notJson', { file }, { at: place, ...verdict, data: { file } });
      }
    }
  },
});

const configMapsIn = (objects: readonly ApiObjectView[]): ApiObjectView[] =>
  typesOf(objects)
    .filter(([first]) => first.kind === 'ConfigMap')
    .flat();

function unreadableFiles({ value, source }: ApiObjectView): string[] {
  const { data } = value;
  if (!isFlannelConfigMap(value) || data === undefined || !isObject(data)) return [];
  return [FLANNEL_NET_CONF, FLANNEL_CNI_CONF].filter((file) => {
    if (typeof data[file] !== 'string') return false;
    return !isObject(embed({ value, source }, ['data', file])?.value);
  });
}
