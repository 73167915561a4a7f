import type { RouteVerdict } from '../../cni/bridge/kernel-verdict';
import type { PodRoute } from '../../cni/bridge/pod-route';
import type { Steps } from '../../cni/host-local/range';
import { defineRule } from '../rule';
import { type IpamLink, placeIn, placeInIpam } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { judgedPodRoutes } from './pod-routes';

const POOL = { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]] } as const;

interface Twice {
  readonly destination: string;
  /** `''` for a route of the list. */
  readonly addedBy: '' | 'isDefaultGateway' | 'ptp';
}

export const podRouteTwice = defineRule({
  code: 'NET513',
  name: 'pod-route-twice',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary:
      'A pod cannot have the same route twice; isDefaultGateway adds the default route itself, ptp those to its subnet and its gateway.',
    why: 'The plugin adds one route after the other, the kernel answers "file exists" to the second one, and the pod does not start. isDefaultGateway beside a 0.0.0.0/0 route is the most common mistake in hand-written lists.',
    since: '0.1.0',
    source:
      'plugins v1.9.1 bridge.go calcGateways, ptp.go setupContainerVeth, pkg/ipam ConfigureIface',
  },
  findings: {
    twice: ({ destination, addedBy }: Twice) => ({
      what: addedBy
        ? `route ${destination} is added by ${addedBy} as well`
        : `route ${destination} stands here twice`,
      fix: `remove the route ${destination} from ipam`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'a default route of its own, through a gateway',
        ipam: { ...POOL, routes: [{ dst: '0.0.0.0/0', gw: '10.244.1.1' }] },
      }),
    ],
    invalid: [
      conflistExample({
        title: 'isDefaultGateway and a default route',
        ipam: { ...POOL, routes: [{ dst: '0.0.0.0/0' }] },
      }),
      conflistExample({
        title: 'the subnet of the pods, to which ptp makes a route',
        plugins: [{ type: 'ptp', ipam: { ...POOL, routes: [{ dst: '10.244.1.0/24' }] } }],
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const { link, route, verdict } of judgedPodRoutes(conflists)) {
      if (verdict?.problem !== 'duplicate') continue;
      const first = verdict.other?.path;
      const place = route.path ?? first;
      if (!place) continue;
      const data = { destination: `${route.destination}`, addedBy: adderOf(route, verdict) };
      report('twice', data, {
        at: { at: placeInIpam(link, place), value: data.destination },
        other: otherPlace(link, first, data.addedBy),
        refusedBy: ['cni-plugin'],
        data,
      });
    }
  },
});

function adderOf(route: PodRoute, { other }: RouteVerdict): Twice['addedBy'] {
  if (route.path === undefined) return 'isDefaultGateway';
  return other ? '' : 'ptp';
}

function otherPlace(link: IpamLink, first: Steps | undefined, addedBy: Twice['addedBy']) {
  if (addedBy === 'isDefaultGateway') return placeIn(link, addedBy);
  return addedBy === 'ptp' ? placeIn(link, 'type') : placeInIpam(link, first ?? []);
}
