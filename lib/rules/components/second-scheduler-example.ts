const IMAGE = 'registry.k8s.io/kube-scheduler:v1.36.4';

/** A kube-scheduler in a pod, and lines of its configuration below `kind`. */
export const secondSchedulerExample = (config: string, image = IMAGE): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: packing, namespace: kube-system }
data:
  config.yaml: |
    apiVersion: kubescheduler.config.k8s.io/v1
    kind: KubeSchedulerConfiguration
    ${config}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: packing, namespace: kube-system }
spec:
  selector: { matchLabels: { app: packing } }
  template:
    metadata: { labels: { app: packing } }
    spec:
      containers:
        - name: kube-scheduler
          image: ${image}
          command: [kube-scheduler, --config=/etc/scheduler/config.yaml]
          readinessProbe: { exec: { command: [ready] } }
          volumeMounts: [{ name: config, mountPath: /etc/scheduler }]
      volumes: [{ name: config, configMap: { name: packing } }]
`;
