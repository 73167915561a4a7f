/*
 * What must not compile. `npm run typecheck` reads this file; a line that compiles after all is an error there.
 */
import { Chart } from 'cdk8s';
import {
  ClusterIPService,
  ClusterNetwork,
  Cni,
  Etcd,
  ExternalNameService,
  Findings,
  HeadlessService,
  KubeadmApp,
  KubeadmCluster,
  KubeadmNode,
  NodePortService,
  ServiceBase,
} from '../../lib';

const app = new KubeadmApp();
const chart = new Chart(app, 'chart');
const network = new ClusterNetwork(app, 'network');
const ports = [{ port: 80 }];

// @ts-expect-error a range is a list, one entry a family
new ClusterNetwork(app, 'text', { podCidrs: '10.244.0.0/16' });
// @ts-expect-error the version is text: 1.30 as a number is 1.3
new KubeadmCluster(app, 'number', { kubernetesVersion: 1.3, network });
// @ts-expect-error a cluster has an address plan
new KubeadmCluster(app, 'nothing', { kubernetesVersion: '1.36.4' });
// @ts-expect-error a network add-on is made by Cni
new KubeadmCluster(app, 'name', { kubernetesVersion: '1.36.4', network, cni: 'flannel' });

const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network });
// @ts-expect-error every node has an address
cluster.addWorker('w1', {});
// @ts-expect-error workers run no API server
cluster.addWorker('w2', { address: '192.168.56.11', bindPort: 6443 });
// @ts-expect-error nodes are made by their cluster
new KubeadmNode(cluster, 'w3', { address: '192.168.56.12' });
// @ts-expect-error what is planned does not change
cluster.network.podCidrs = [];

// @ts-expect-error only nodes' Services have nodePorts
new ClusterIPService(chart, 'port', { ports: [{ port: 80, nodePort: 30080 }] });
// @ts-expect-error a headless Service has no address
new HeadlessService(chart, 'address', { ports, clusterIP: '10.96.0.80' });
// @ts-expect-error an ExternalName Service is only a name
new ExternalNameService(chart, 'selector', { externalName: 'a.example', selector: { a: 'b' } });
// @ts-expect-error traffic from outside never reaches a ClusterIP Service
new ClusterIPService(chart, 'outside', { ports, externalTrafficPolicy: 'Local' });
// @ts-expect-error closed choices are enums
new NodePortService(chart, 'choice', { ports, sessionAffinity: 'ClientIP' });
// @ts-expect-error there are five Services, and no sixth
new ServiceBase(chart, 'base', {}, {});

// @ts-expect-error only Cni.flannel and Cni.bridge make one
new Cni();
// @ts-expect-error only Etcd.stacked and Etcd.external make one
new Etcd();
// @ts-expect-error an external etcd has endpoints
Etcd.external({});
// @ts-expect-error a reason is owed
Findings.ignore(app, 'NET203');
