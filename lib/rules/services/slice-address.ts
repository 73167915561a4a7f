import type { Contract } from '../../k8s/contract';
import { isDns1123Label, isDns1123Subdomain } from '../../k8s/names';
import { judgeAddress, judgeCanonicalAddress, type SpellingProblem } from './address-reading';
import { specialKindOf } from './special-address';

/** Why kube-apiserver refuses one address of an EndpointSlice. */
export type BadAddress =
  | {
      readonly is: 'unreadable';
      readonly problem: SpellingProblem;
      readonly canonical: string | undefined;
    }
  | { readonly is: 'otherFamily' }
  | { readonly is: 'special'; readonly kind: string }
  | { readonly is: 'notName' };

/** By addressType; of other types it checks no address. Source: `validateEndpoints`. */
export function badAddress(
  text: string,
  addressType: string,
  cluster: Contract,
): BadAddress | undefined {
  if (addressType === 'FQDN') return isFullyQualified(text) ? undefined : { is: 'notName' };
  if (addressType !== 'IPv4' && addressType !== 'IPv6') return undefined;
  const isCanonical = addressType === 'IPv6' && cluster.sliceIpv6IsCanonical;
  const { value, problem, canonical } = isCanonical
    ? judgeCanonicalAddress(text)
    : judgeAddress(text, cluster);
  if (!value) return problem && { is: 'unreadable', problem, canonical };
  if (value.family !== addressType) return { is: 'otherFamily' };
  const kind = specialKindOf(value);
  return kind === undefined ? undefined : { is: 'special', kind };
}

/** apimachinery `IsFullyQualifiedDomainName`: two labels at least, one dot at the end is fine. */
function isFullyQualified(text: string): boolean {
  const name = text.replace(/\.$/, '');
  return isDns1123Subdomain(name) && name.includes('.') && name.split('.').every(isDns1123Label);
}
