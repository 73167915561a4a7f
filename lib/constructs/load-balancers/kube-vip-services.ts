import { Construct } from 'constructs';
import { renderKubeVipServices } from '../../emit/load-balancers/kube-vip-services';
import { type PropProblem, readProps } from '../cluster/read-props';
import { CallSite } from '../source-line';
import { rememberReader } from '../wrong-props';
import { addObjects } from './add-objects';
import { KUBE_VIP_IMAGE } from './kube-vip';
import type { KubeVipServicesProps } from './kube-vip-props';
import { settingsOfServices } from './kube-vip-settings';

/**
 * kube-vip on every node, for Services of type LoadBalancer: a DaemonSet and its rights. Their
 * addresses are written into them, or come from a `KubeVipCloudProvider`. Where control planes serve
 * Services with `KubeVip`, this is not needed.
 */
export class KubeVipServices extends Construct {
  /** @internal */
  readonly _problems: readonly PropProblem[];
  /** @internal */
  readonly _callSite: CallSite;

  constructor(scope: Construct, id: string, props: KubeVipServicesProps = {}) {
    super(scope, id);
    const { props: read, problems } = readProps('KubeVipServices', props);
    this._problems = problems;
    this._callSite = new CallSite();
    rememberReader(this);
    const isNumbered = read.bgp && read.bgp.routerInterface === undefined;
    const objects = renderKubeVipServices({
      image: read.image ?? KUBE_VIP_IMAGE,
      settings: settingsOfServices(read).map(({ name, value }) => [name, value] as const),
      ...(isNumbered && { fields: [['bgp_routerid', 'status.hostIP']] }),
      onControlPlanes: read.onControlPlanes ?? false,
    });
    addObjects(this, objects);
  }
}
