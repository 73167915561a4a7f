import { type WrittenComponentFile, writtenAs } from './component-file';

/** The receiver of audit events, as a program declares it: credentials by their paths only. */
export interface AuditWebhookHub {
  readonly server: string;
  readonly certificateAuthority?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
  readonly tlsServerName?: string;
  readonly tokenFile?: string;
}

export const AUDIT_WEBHOOK_FLAG = 'audit-webhook-config-file';

/** Cluster, user and context of the kubeconfig. */
const NAME = 'audit-webhook';

/** The kubeconfig by which kube-apiserver finds the receiver. */
export function renderAuditWebhook(webhook: AuditWebhookHub): WrittenComponentFile {
  const cluster = {
    server: webhook.server,
    ...given('certificate-authority', webhook.certificateAuthority),
    ...given('tls-server-name', webhook.tlsServerName),
  };
  const user = {
    ...given('client-certificate', webhook.clientCertificate),
    ...given('client-key', webhook.clientKey),
    ...given('tokenFile', webhook.tokenFile),
  };
  const document = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: NAME, cluster }],
    users: [{ name: NAME, user }],
    contexts: [{ name: NAME, context: { cluster: NAME, user: NAME } }],
    'current-context': NAME,
  };
  return writtenAs(NAME, document, AUDIT_WEBHOOK_FLAG);
}

const given = (field: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [field]: value };
