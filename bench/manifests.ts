import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a folder of an application usually holds: one file for each object. */
const OBJECTS: Readonly<Record<string, (name: string) => string>> = {
  deployment: (name) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      serviceAccountName: ${name}
      containers:
        - name: server
          image: registry.example.com/shop/${name}:1.4.2
          args: ["--listen=:8080", "--log-level=info"]
          ports:
            - name: http
              containerPort: 8080
            - name: metrics
              containerPort: 9090
          env:
            - name: DATABASE
              valueFrom:
                configMapKeyRef:
                  name: ${name}
                  key: database
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
            periodSeconds: 10
          resources:
            requests:
              cpu: 100m
              memory: 64Mi
            limits:
              memory: 128Mi
`,
  service: (name) => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
  labels:
    app.kubernetes.io/name: ${name}
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: metrics
      port: 9090
      targetPort: 9090
`,
  configmap: (name) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: shop
data:
  database: postgres://db.shop.svc:5432/${name}
  server.yaml: |
    listen: ":8080"
    features:
      - search
      - basket
`,
  serviceaccount: (name) => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: shop
automountServiceAccountToken: false
`,
  ingress: (name) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: shop
  annotations:
    example.com/timeout: "30"
spec:
  ingressClassName: public
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${name}
                port:
                  name: http
`,
};

/** The definition that kube-apiserver publishes for each kind above, by the file name of its schema. */
export const DEFINITIONS: Readonly<Record<string, string>> = {
  deployment: 'io.k8s.api.apps.v1.Deployment',
  service: 'io.k8s.api.core.v1.Service',
  configmap: 'io.k8s.api.core.v1.ConfigMap',
  serviceaccount: 'io.k8s.api.core.v1.ServiceAccount',
  ingress: 'io.k8s.api.networking.v1.Ingress',
};

/** `count` files of mixed kinds, a hundred to a folder. */
export function writeManifests(folder: string, count: number): void {
  const kinds = Object.entries(OBJECTS);
  for (let index = 0; index < count; index++) {
    const number = Math.floor(index / kinds.length);
    const [kind, render] = kinds[index % kinds.length] ?? [];
    if (kind === undefined || render === undefined) throw new RangeError('no kinds');
    const below = join(folder, `part-${Math.floor(index / 100)}`);
    if (index % 100 === 0) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `${kind}-${number}.yaml`), render(`app-${number}`));
  }
}
