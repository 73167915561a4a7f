import type { RouteProblem } from '../../cni/bridge/kernel-verdict';
import { isObject } from '../../model/document';
import { goField, goKey } from '../../model/go-fields';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { addressedLinks, placeInIpam } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { isHandedOn, type JudgedRoute, judgedPodRoutes } from './pod-routes';

const POOL = { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]] } as const;

interface Unusable {
  readonly destination: string;
  readonly via: string;
  readonly why: string;
}

const WHY: Readonly<Record<Exclude<RouteProblem, 'duplicate'>, string>> = {
  'host-bits': 'has bits beyond its mask',
  'other-family': 'is of another family than its gateway',
  'off-link': 'has a gateway outside the subnets of the pod',
  'own-address': 'has an address of the pod itself as gateway',
  broadcast: 'has the broadcast address as gateway',
  'narrow-scope': 'has a scope in which no gateway can be reached',
};

export const unusablePodRoute = defineRule({
  code: 'NET514',
  name: 'unusable-pod-route',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'The kernel must be able to set every route of a pod.',
    why: 'host-local hands routes on unseen. The kernel refuses a gateway that the pod cannot reach directly and a destination with host bits, and the pod does not start.',
    since: '0.1.0',
    source:
      'Linux net/ipv4/fib_semantics.c; containernetworking/plugins v1.9.1 pkg/ipam ConfigureIface',
  },
  findings: {
    refused: ({ destination, via, why }: Unusable) => ({
      what: `route ${destination}${via ? ` via ${via}` : ''} ${why}`,
      fix: `correct or remove the route ${destination}`,
    }),
    noDestination: () => ({
      what: 'a route without dst',
      fix: 'dst: "0.0.0.0/0", or the network that is meant',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'a network behind another machine on the bridge',
        ipam: { ...POOL, routes: [{ dst: '172.16.0.0/12', gw: '10.244.1.250' }] },
      }),
    ],
    invalid: [
      conflistExample({
        title: 'a gateway that the pod cannot reach',
        ipam: { ...POOL, routes: [{ dst: '172.16.0.0/12', gw: '192.168.56.1' }] },
      }),
      conflistExample({
        title: 'host bits in the destination',
        ipam: { ...POOL, routes: [{ dst: '172.16.1.1/12' }] },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const judged of judgedPodRoutes(conflists)) {
      const { link, route, verdict } = judged;
      if (!verdict || verdict.problem === 'duplicate') continue;
      const destination = `${route.destination}`;
      const via = `${route.via ?? ''}`;
      report(
        'refused',
        { destination, via, why: WHY[verdict.problem] },
        {
          at: placeInIpam(link, route.path ?? gatewayPath(judged)),
          refusedBy: ['cni-plugin'],
          data: { destination, via, problem: verdict.problem },
        },
      );
    }
    for (const link of addressedLinks(conflists)) {
      if (!isHandedOn(link, 'IPv6')) continue;
      const routes = goField(link.ipam, 'routes');
      asList(routes?.value).forEach((route, index) => {
        if (!isObject(route) || Object.keys(route).some((key) => goKey(key) === 'dst')) return;
        const at = placeInIpam(link, [routes?.key ?? 'routes', index]);
        report('noDestination', undefined, { at, refusedBy: ['cni-plugin'] });
      });
    }
  },
});

/** A default route of the plugin's own fails because of the gateway of the range. */
function gatewayPath({ link, route }: JudgedRoute): readonly (string | number)[] {
  const range = link.addresses.find(
    ({ gateway, subnet }) =>
      gateway && subnet.family === route.family && route.via?.equals(gateway),
  );
  return range ? [...range.path, range.gatewayKey ?? 'subnet'] : [];
}
