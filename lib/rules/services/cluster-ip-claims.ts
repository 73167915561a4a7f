import type { Contract } from '../../k8s/contract';
import { clusterIpPath, clusterIpsOf, goText, takesAddresses } from '../../model/service-addresses';
import { servicesWith } from '../../model/service-index';
import { isAssignable, type ServiceRange } from '../../model/service-ranges';
import type { ServiceView } from '../../model/service-view';
import type { Address } from '../../net/address';
import { judgeAddress } from './address-reading';

/** An address a Service asks for by name, that its range has. */
export interface AddressClaim {
  readonly service: ServiceView;
  readonly address: Address;
  readonly text: string;
  readonly path: readonly (string | number)[];
}

export function addressClaims(
  services: readonly ServiceView[],
  ranges: readonly ServiceRange[],
  cluster: Contract,
): AddressClaim[] {
  const claims: AddressClaim[] = [];
  for (const service of servicesWith(services, 'clusterIP')) {
    if (!takesAddresses(service)) continue;
    const list = clusterIpsOf(service);
    for (let index = 0; index < list.length; index++) {
      const text = goText(list[index]);
      const address = text ? judgeAddress(text, cluster).value : undefined;
      if (!text || !address || !isAssignable(ranges, address)) continue;
      claims.push({ service, address, text, path: clusterIpPath(service, index) });
    }
  }
  return claims;
}
