import { isObject } from '../../model/document';
import { goField } from '../../model/go-fields';
import { defineRule } from '../rule';
import { linksOfType, placeIn } from './chain';
import { flannelExample, SHIPPED_FLANNEL } from './flannel-example';

/** The plugin fills these in from what flanneld wrote for the node. */
const FORBIDDEN = ['name', 'ipam'];

export const flannelDelegate = defineRule({
  code: 'NET556',
  name: 'flannel-delegate',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary:
      "delegate of the flannel plugin may change the bridge's options, not its name or addresses.",
    why: 'The plugin builds the configuration of the bridge from /run/flannel/subnet.env and refuses every pod when delegate says the same things.',
    since: '0.1.0',
    source: 'flannel-io/cni-plugin flannel_linux.go doCmdAdd',
  },
  findings: {
    forbidden: ({ key }: { key: string }) => ({
      what: `delegate must not have ${key}, flannel fills it in`,
      fix: `remove ${key} from delegate`,
    }),
    type: () => ({
      what: 'type of delegate is not a string',
      fix: 'remove type from delegate for "bridge"',
    }),
    object: () => ({
      what: 'delegate is not an object',
      fix: 'delegate: {"isDefaultGateway": true}',
    }),
  },
  examples: () => ({
    valid: [SHIPPED_FLANNEL],
    invalid: [
      flannelExample({
        title: 'addresses of its own',
        delegate: { isDefaultGateway: true, ipam: { type: 'host-local' } },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'flannel')) {
      const field = goField(link.plugin.value, 'delegate');
      if (!field) continue;
      const refused = { refusedBy: ['cni-plugin'] } as const;
      const { key, value: delegate } = field;
      if (!isObject(delegate)) {
        report('object', undefined, { at: placeIn(link, key), ...refused });
        continue;
      }
      for (const name of FORBIDDEN) {
        if (!(name in delegate)) continue;
        report(
          'forbidden',
          { key: name },
          { at: placeIn(link, key, name), ...refused, data: { key: name } },
        );
      }
      if ('type' in delegate && typeof delegate.type !== 'string') {
        report('type', undefined, { at: placeIn(link, key, 'type'), ...refused });
      }
    }
  },
});
