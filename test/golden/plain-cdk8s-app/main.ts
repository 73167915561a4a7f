// Protects: in a plain cdk8s App our Services stand beside cdk8s-plus, ApiObject and Include, and cdk8s writes them.
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch } from 'cdk8s';
import { Deployment, Protocol as PodProtocol, Service, ServiceType } from 'cdk8s-plus-28';
import { ClusterIPService, ExternalNameService, NodePortService, Protocol } from '../../../lib';

const app = new App();
const chart = new Chart(app, 'web', { namespace: 'shop', labels: { team: 'web' } });

const deployment = new Deployment(chart, 'deployment', {
  containers: [
    {
      image: 'nginxinc/nginx-unprivileged:1.29',
      ports: [
        { name: 'http', number: 8080 },
        { name: 'quic', number: 8443, protocol: PodProtocol.UDP },
      ],
    },
  ],
});
const web = new NodePortService(chart, 'web', {
  selector: deployment,
  ports: [
    { name: 'http', port: 80, targetPort: 8080, nodePort: 30011 },
    { name: 'quic', port: 443, targetPort: 8443, protocol: Protocol.UDP, nodePort: 30012 },
  ],
});
web.apiObject.addJsonPatch(JsonPatch.add('/metadata/annotations', { owner: 'web' }));
new ClusterIPService(chart, 'inner', {
  selector: deployment,
  ports: [{ port: 80, targetPort: 8080 }],
});
new ExternalNameService(chart, 'db', { externalName: 'db.example.com' });

new Service(chart, 'plus', {
  type: ServiceType.NODE_PORT,
  selector: deployment,
  ports: [{ port: 81, targetPort: 8080, nodePort: 30013 }],
});
new ApiObject(chart, 'raw', {
  apiVersion: 'v1',
  kind: 'Service',
  spec: { type: 'NodePort', ports: [{ port: 82, nodePort: 30014 }] },
});
new Include(chart, 'included', { url: join(__dirname, 'included.yaml') });

app.synth();
