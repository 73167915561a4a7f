import { parseCidrSloppy } from '../net/parse-sloppy';
import type { AddressPlan, PlanRange } from './address-plan';
import { lastAsRead } from './component-flags';
import type { ControlPlane } from './control-plane';

/** The range kube-apiserver gives cluster addresses from first: an extra argument beats `serviceSubnet`. */
export function primaryServiceRange(
  plan: Pick<AddressPlan, 'services'>,
  { apiServer }: Pick<ControlPlane, 'apiServer'>,
): PlanRange | undefined {
  const flag = lastAsRead(apiServer, 'service-cluster-ip-range');
  if (!flag || flag.value === '') return plan.services[0];
  const text = flag.value.split(',')[0] ?? '';
  const reading = parseCidrSloppy(text);
  if (!reading.ok) return undefined;
  return { ...flag, value: reading.value.prefix, text };
}
