import { defineRule } from '../rule';
import { placeIn, placeInIpam } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { judgedPodRoutes } from './pod-routes';

const POOL = { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]] } as const;

interface Twice {
  readonly destination: string;
  readonly isImplied: boolean;
}

export const podRouteTwice = defineRule({
  code: 'NET513',
  name: 'pod-route-twice',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary:
      'A pod cannot have the same route twice; isDefaultGateway adds the default route itself.',
    why: 'The plugin adds one route after the other, the kernel answers "file exists" to the second one, and the pod does not start. isDefaultGateway beside a 0.0.0.0/0 route is the most common mistake in hand-written lists.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 bridge.go calcGateways, pkg/ipam ConfigureIface',
  },
  findings: {
    twice: ({ destination, isImplied }: Twice) => ({
      what: isImplied
        ? `route ${destination} is added by isDefaultGateway as well`
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
    ],
  }),
  check({ conflists }, report) {
    for (const { link, route, verdict } of judgedPodRoutes(conflists)) {
      if (verdict?.problem !== 'duplicate') continue;
      const first = verdict.other?.path;
      const place = route.path ?? first;
      if (!place) continue;
      const destination = `${route.destination}`;
      const isImplied = route.path === undefined;
      const other = isImplied ? placeIn(link, 'isDefaultGateway') : placeInIpam(link, first ?? []);
      report(
        'twice',
        { destination, isImplied },
        {
          at: { at: placeInIpam(link, place), value: destination },
          other,
          refusedBy: ['cni-plugin'],
          data: { destination, isImplied },
        },
      );
    }
  },
});
