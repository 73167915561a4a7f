import { ApiObject, Chart } from 'cdk8s';
import { flannelProvider } from '../../cni/flannel/provider';
import type { CniProvider } from '../../cni/provider';
import type { FlannelInput } from '../../emit/cni/flannel/input';
import { renderFlannelObjects } from '../../emit/cni/flannel/objects';
import type { JsonObject } from '../../model/document';
import { rememberAuthor } from '../authors';
import { present } from '../present';
import type { CniNetwork, CniNodeFile } from './cni';
import type { FlannelProps } from './cni-props';
import type { KubeadmCluster } from './kubeadm-cluster';

/** flannel's objects become a chart of their own below the cluster. */
export class FlannelCni implements CniNetwork {
  readonly provider: CniProvider | undefined;

  constructor(private readonly props: FlannelProps) {
    this.provider = flannelProvider(
      present({ backendType: props.backend, port: props.port }) as { backendType?: string },
    );
  }

  objectsOf(cluster: KubeadmCluster): JsonObject[] {
    const objects = renderFlannelObjects(this.inputFor(cluster));
    return JSON.parse(JSON.stringify(objects)) as JsonObject[];
  }

  addTo(cluster: KubeadmCluster): void {
    const chart = new Chart(cluster, 'flannel');
    for (const { kind, ...object } of renderFlannelObjects(this.inputFor(cluster))) {
      const id = `${kind}-${object.metadata.name}`;
      const apiObject = new ApiObject(chart, id, { kind, ...object });
      rememberAuthor(apiObject, {
        construct: cluster,
        callSite: cluster._callSite,
        propsAreSpec: false,
      });
    }
  }

  /** The daemon writes the CNI file itself. */
  filesOf(): CniNodeFile[] {
    return [];
  }

  private inputFor({ network }: KubeadmCluster): FlannelInput {
    const { backend, vni, port, mtuBytes, directRouting, enableNFTables, interfaces } = this.props;
    return present({
      podRanges: network._props.podCidrs ?? [],
      backend: present({ type: backend, vni, port, mtuBytes, directRouting }),
      enableNFTables,
      interfaces,
    }) as FlannelInput;
  }
}
