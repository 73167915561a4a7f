import { FLANNEL_CNI_VERSION, FLANNEL_NETWORK_NAME } from '../../../cni/flannel/release';
import { type Conflist, portmapPlugin } from '../conflist';

/** `cni-conf.json` of the ConfigMap; an init container copies it to `10-flannel.conflist`. */
export const renderFlannelConflist = (): Conflist => ({
  name: FLANNEL_NETWORK_NAME,
  cniVersion: FLANNEL_CNI_VERSION,
  plugins: [
    { type: 'flannel', delegate: { hairpinMode: true, isDefaultGateway: true } },
    portmapPlugin(),
  ],
});
