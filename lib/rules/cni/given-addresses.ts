import { asksIpam } from '../../cni/plugin-kinds';
import type { ConflistView, PluginView } from '../../model/cni-config';
import { isObject } from '../../model/document';
import { goField, goText } from '../../model/go-fields';

/** Whether the pods of a list have an address: of an ipam plugin, or that of the loopback in front. */
export const givesAddresses = (list: ConflistView): boolean =>
  list.plugins[0]?.type === 'loopback' || asksForAddresses(list);

/** Whether an ipam plugin gives the interface of the pod an address. */
export const asksForAddresses = ({ plugins }: ConflistView): boolean => plugins.some(hasIpam);

/** Only an `ipam` with a type counts. */
function hasIpam({ type, value }: PluginView): boolean {
  const ipam = goField(value, 'ipam')?.value;
  return asksIpam(type) && ipam !== undefined && isObject(ipam) && goText(ipam, 'type') !== '';
}
