import { type HostInterface, LAN_DEVICE } from '../../../cni/host-network';
import type { ClusterModel } from '../../../model/cluster-model';
import { apiAddressOf, folderOf, isOn } from '../../../model/kube-vip';
import { widthBits } from '../../../net/family';
import { parseAddressSloppy } from '../../../net/parse-sloppy';
import type { NodeRequest } from '../node-requests';

/** The address of the API, which one kube-vip at a time puts onto its node. */
export function virtualAddresses(
  { kubeVips }: ClusterModel,
  { file, role }: Pick<NodeRequest, 'file' | 'role'>,
): HostInterface[] {
  if (role === 'worker') return [];
  const folder = folderOf({ name: file });
  const own = kubeVips.filter((vip) => vip.object.kind === 'Pod' && vip.folder === folder);
  return own
    .filter((vip) => isOn(vip, 'vip_arp'))
    .flatMap((vip) => {
      const reading = parseAddressSloppy(apiAddressOf(vip)?.value ?? '');
      if (!reading.ok) return [];
      const length = vip.settings.get('vip_subnet')?.value ?? widthBits(reading.value.family);
      return [
        {
          name: vip.settings.get('vip_interface')?.value ?? LAN_DEVICE,
          addresses: [`${reading.value}/${length}`],
          mtuBytes: null,
          from: 'kube-vip, on the control plane that leads',
        },
      ];
    });
}
