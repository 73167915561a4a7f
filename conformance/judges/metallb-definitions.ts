import { metalLbDefinitions } from '../facts/definition-files';
import type { ApiServer } from './api-server';

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: metallb-system}\n';
const OBJECTS = '/namespaces/metallb-system';

/** Where objects of MetalLB go, by version and kind. */
export const METALLB_PLACES: ReadonlyMap<string, string> = new Map([
  ['v1beta1 IPAddressPool', `/apis/metallb.io/v1beta1${OBJECTS}/ipaddresspools`],
  ['v1beta1 L2Advertisement', `/apis/metallb.io/v1beta1${OBJECTS}/l2advertisements`],
  ['v1beta1 BGPAdvertisement', `/apis/metallb.io/v1beta1${OBJECTS}/bgpadvertisements`],
  ['v1beta1 BGPPeer', `/apis/metallb.io/v1beta1${OBJECTS}/bgppeers`],
  ['v1beta2 BGPPeer', `/apis/metallb.io/v1beta2${OBJECTS}/bgppeers`],
  ['v1beta1 BFDProfile', `/apis/metallb.io/v1beta1${OBJECTS}/bfdprofiles`],
  ['v1beta1 Community', `/apis/metallb.io/v1beta1${OBJECTS}/communities`],
]);

/** Makes the kinds of MetalLB known to a server, as its release defines them; without its webhooks. */
export function defineMetalLb(server: ApiServer): void {
  const texts = [NAMESPACE, ...metalLbDefinitions()];
  for (const text of texts) {
    const place = text === NAMESPACE ? '/api/v1/namespaces' : DEFINITIONS;
    const { status, body } = server.request('POST', place, text);
    if (status !== 201) throw new Error(`MetalLB is not defined: ${body.message}`);
  }
  for (const place of METALLB_PLACES.values()) {
    server.waitFor(() => server.request('GET', place).status === 200);
  }
}
