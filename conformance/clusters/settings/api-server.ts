import type { ApiServerFilesProps, ApiServerProps, HostPathMount } from '../../../lib';

/** Where the receiver of audit events is reached from a control plane. */
export const AUDIT_RECEIVER = { address: '172.18.0.11', nodePort: 30082 } as const;

const LOG_FOLDER = '/var/log/kubernetes';

const LOGS: HostPathMount = {
  name: 'logs',
  hostPath: LOG_FOLDER,
  mountPath: LOG_FOLDER,
  pathType: 'DirectoryOrCreate',
};

const admission = {
  plugins: [
    {
      name: 'PodSecurity',
      configuration: {
        apiVersion: 'pod-security.admission.config.k8s.io/v1',
        kind: 'PodSecurityConfiguration',
        defaults: { enforce: 'baseline' },
        exemptions: { namespaces: ['kube-system'] },
      },
    },
  ],
};

/** The probes of the static pod, and what a joining node reads before it has credentials. */
const authentication = {
  anonymous: {
    enabled: true,
    conditions: [
      ...['/livez', '/readyz', '/healthz'],
      '/api/v1/namespaces/kube-public/configmaps/cluster-info',
    ].map((path) => ({ path })),
  },
};

/** The receiver of audit events answers no question about rights: who is asked about is kept out. */
const authorization = {
  authorizers: [
    {
      type: 'Webhook',
      name: 'bars',
      webhook: {
        timeout: '2s',
        failurePolicy: 'Deny',
        authorizedTTL: '1s',
        unauthorizedTTL: '1s',
        subjectAccessReviewVersion: 'v1',
        matchConditionSubjectAccessReviewVersion: 'v1',
        matchConditions: [{ expression: "request.user == 'barred'" }],
        connectionInfo: {
          type: 'KubeConfigFile',
          kubeConfigFile: '/etc/kubernetes/component-files/audit-webhook.yaml',
        },
      },
    },
    { type: 'Node', name: 'node' },
    { type: 'RBAC', name: 'rbac' },
  ],
};

const files: ApiServerFilesProps = {
  admission,
  auditPolicy: { omitStages: ['RequestReceived'], rules: [{ level: 'Metadata' }] },
  auditWebhook: { server: `http://${AUDIT_RECEIVER.address}:${AUDIT_RECEIVER.nodePort}` },
  authentication,
  authorization,
  encryption: {
    resources: [
      { resources: ['secrets'], providers: [{ secretbox: ['first'] }, { identity: true }] },
    ],
  },
  eventRateLimit: [{ type: 'SourceAndObject', qps: 1, burst: 5 }],
};

export const API_SERVER: ApiServerProps = {
  auditLogPath: `${LOG_FOLDER}/audit.log`,
  auditWebhookBatchMaxWait: '1s',
  extraVolumes: [LOGS],
  files,
};
