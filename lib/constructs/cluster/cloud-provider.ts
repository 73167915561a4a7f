import { ApiObject, Chart } from 'cdk8s';
import {
  type CloudManagerInput,
  renderCloudManagerObjects,
} from '../../emit/cloud/cloud-manager-objects';
import type { Flag } from '../../emit/kubeadm/hub';
import { rememberAuthor } from '../authors';
import type { CloudControllerManagerProps } from './cloud-provider-props';
import type { KubeadmCluster } from './kubeadm-cluster';
import { type PropProblem, readProps } from './read-props';

/**
 * The cloud that the machines are of. The kubelets are started with cloud-provider external: their
 * nodes wait for a cloud-controller-manager. Raises NET406, NET781.
 */
export class CloudProvider {
  /** The cloud-controller-manager is installed by something else, such as Helm. */
  public static external(): CloudProvider {
    return new CloudProvider(undefined, []);
  }

  /** The cloud-controller-manager is part of the program: a DaemonSet on the control planes. */
  public static managed(props: CloudControllerManagerProps): CloudProvider {
    const reading = readProps('CloudControllerManager', props);
    return new CloudProvider(reading.props, reading.problems);
  }

  private constructor(
    private readonly manager: CloudControllerManagerProps | undefined,
    /** @internal */
    readonly _problems: readonly PropProblem[],
  ) {}

  /** @internal Told to every kubelet. */
  get _kubeletArgs(): Flag[] {
    return [{ name: 'cloud-provider', value: 'external' }];
  }

  /** @internal Adds the objects that the API server is to run, as a chart below the cluster. */
  _addTo(cluster: KubeadmCluster): void {
    if (!this.manager) return;
    const chart = new Chart(cluster, 'cloud-controller-manager');
    for (const { kind, ...object } of renderCloudManagerObjects(inputFor(cluster, this.manager))) {
      const apiObject = new ApiObject(chart, kind, { kind, ...object });
      const { _callSite: callSite } = cluster;
      rememberAuthor(apiObject, { construct: cluster, callSite, propsAreSpec: false });
    }
  }
}

function inputFor(
  { network, _props }: KubeadmCluster,
  props: Partial<CloudControllerManagerProps>,
): CloudManagerInput {
  const routes = props.configureCloudRoutes ?? false;
  const clusterName = props.clusterName ?? _props.clusterName;
  const pods = network._props.podCidrs ?? [];
  const args: Flag[] = [
    { name: 'cloud-provider', value: props.cloudProvider ?? '' },
    ...(clusterName === undefined ? [] : [{ name: 'cluster-name', value: clusterName }]),
    { name: 'configure-cloud-routes', value: `${routes}` },
    { name: 'allocate-node-cidrs', value: `${routes}` },
    ...(routes ? [{ name: 'cluster-cidr', value: pods.join(',') }] : []),
    ...(props.extraArgs ?? []),
  ];
  const { image = '', command, secretEnvs = [] } = props;
  return { image, command, args, secretEnvs };
}
