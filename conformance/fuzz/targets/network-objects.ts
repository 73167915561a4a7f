import fc from 'fast-check';
import { NETWORK_OBJECTS, serviceCluster } from '../../service-profiles';
import type { Field } from '../kubeadm/field';
import { anyEndpoints, endpointsFields } from '../network-objects/endpoints';
import {
  anyIpAddress,
  anyServiceCidr,
  ipAddressFields,
  pinnedService,
  serviceCidrFields,
} from '../network-objects/ranges';
import { anySlice, sliceFields } from '../network-objects/slices';
import { anyFieldOf, atSomePlace, type Mutation, oddValueOf } from '../objects/mutations';
import { isOneObject } from '../objects/one-object';
import { metadataFields } from '../services/metadata';
import type { FuzzTarget } from '../target';
import { renderJson, renderYaml } from '../yaml/render';
import type { TreeMap } from '../yaml/tree';
import { onEachMinor } from './on-each-minor';

/** ServiceCIDR and IPAddress are served from here on. */
const FIRST_WITH_RANGES = 33;

/** EndpointSlices, Endpoints, ServiceCIDRs and IPAddresses, put to kube-apiserver; now and then two that may clash. */
export const networkObjects: FuzzTarget = {
  name: NETWORK_OBJECTS.name,
  judges: [onEachMinor(NETWORK_OBJECTS)],
  minors: [30, 33, 36, 37],
  extension: 'yaml',
  cluster: serviceCluster(NETWORK_OBJECTS),
  texts: (minor) =>
    fc
      .tuple(
        minor < FIRST_WITH_RANGES ? endpointsOrSlices(minor) : allKinds(minor),
        fc.nat({ max: 19 }),
      )
      .map(([objects, nth]) => objects.map(nth === 0 ? renderJson : renderYaml).join('---\n')),
  isMeantFor: (_, text) => text.split(/^---\n/m).every(isOneObject),
};

const ofMetadata = metadataFields.filter(({ path: [first] }) => first === 'metadata');

/** With up to two changes: of the fields of the kind, of metadata, of any struct. */
const changed = (
  objects: fc.Arbitrary<TreeMap>,
  fields: readonly Field[],
  anyField: fc.Arbitrary<Mutation>,
): fc.Arbitrary<TreeMap> =>
  fc
    .tuple(
      objects,
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.oneof(...fields.map(oddValueOf)) },
          { weight: 2, arbitrary: fc.oneof(...ofMetadata.map(oddValueOf)) },
          { weight: 2, arbitrary: anyField },
          { weight: 1, arbitrary: atSomePlace },
        ),
        { maxLength: 2 },
      ),
    )
    .map(([object, changes]) => changes.reduce((tree, change) => change(tree), object));

const slices = (minor: number): fc.Arbitrary<TreeMap> =>
  changed(anySlice, sliceFields, anyFieldOf('discovery.k8s.io/v1', 'EndpointSlice', minor));

const endpoints = changed(anyEndpoints, endpointsFields, atSomePlace);

const endpointsOrSlices = (minor: number): fc.Arbitrary<TreeMap[]> =>
  fc.tuple(fc.oneof(slices(minor), endpoints));

function allKinds(minor: number): fc.Arbitrary<TreeMap[]> {
  const fieldOf = (kind: string) => anyFieldOf('networking.k8s.io/v1', kind, minor);
  const ipAddress = changed(anyIpAddress, ipAddressFields, fieldOf('IPAddress'));
  const serviceCidr = changed(anyServiceCidr, serviceCidrFields, fieldOf('ServiceCIDR'));
  return fc.oneof(
    { weight: 8, arbitrary: endpointsOrSlices(minor) },
    { weight: 3, arbitrary: fc.tuple(serviceCidr) },
    { weight: 2, arbitrary: fc.tuple(ipAddress) },
    { weight: 1, arbitrary: fc.tuple(anyIpAddress, pinnedService) },
    { weight: 1, arbitrary: fc.tuple(pinnedService, anyIpAddress) },
  );
}
