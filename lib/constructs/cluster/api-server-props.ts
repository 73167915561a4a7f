import type { ServingArgumentProps } from './argument-props';
import type { ApiServerFilesProps } from './component-file-props';
import type { ControlPlaneComponentProps } from './component-props';

/** The audit log; what it holds says `files.auditPolicy`. */
export interface AuditLogArgumentProps {
  /** File, or `-` for standard output. The folder of a file is a matter of `extraVolumes`. Raises NET754, NET755. @default - no log */
  readonly auditLogPath?: string;
  /** Days that old files are kept; 0 for ever. Raises NET723. @default 0, and 366 from Kubernetes 1.36 on */
  readonly auditLogMaxage?: number;
  /** Old files that are kept; 0 for all. Raises NET723. @default 0, and 100 from Kubernetes 1.36 on */
  readonly auditLogMaxbackup?: number;
  /** Size in megabytes at which the next file is begun; 0 for 100. Raises NET723. @default 0 */
  readonly auditLogMaxsize?: number;
  /** `json` or `legacy`. Raises NET723. @default 'json' */
  readonly auditLogFormat?: string;
  /** `batch`, `blocking` or `blocking-strict`. Raises NET723. @default 'blocking' */
  readonly auditLogMode?: string;
  /** Compress old files. @default false */
  readonly auditLogCompress?: boolean;
}

/** How audit events are sent to `files.auditWebhook`. */
export interface AuditWebhookArgumentProps {
  /** `batch`, `blocking` or `blocking-strict`. Raises NET723. @default 'batch' */
  readonly auditWebhookMode?: string;
  /** Time before the first attempt after a failed one, a duration. Raises NET725. @default '10s' */
  readonly auditWebhookInitialBackoff?: string;
  /** Events that wait before they are lost. @default 10000 */
  readonly auditWebhookBatchBufferSize?: number;
  /** Events in one request. @default 400 */
  readonly auditWebhookBatchMaxSize?: number;
  /** Time after which a batch that is not full is sent, a duration. Raises NET725. @default '30s' */
  readonly auditWebhookBatchMaxWait?: string;
  /** Limit the requests. @default true */
  readonly auditWebhookBatchThrottleEnable?: boolean;
  /** Requests per second. @default 10 */
  readonly auditWebhookBatchThrottleQps?: number;
  /** Requests at the same moment, if there were fewer before. @default 15 */
  readonly auditWebhookBatchThrottleBurst?: number;
  /** Cut down what is too large. @default false */
  readonly auditWebhookTruncateEnabled?: boolean;
  /** Bytes of one request. @default 10485760 */
  readonly auditWebhookTruncateMaxBatchSize?: number;
  /** Bytes of one event. Raises NET723. @default 102400 */
  readonly auditWebhookTruncateMaxEventSize?: number;
}

/** Users by the tokens of an OpenID provider; `files.authentication` takes the place of all of it. */
export interface OidcArgumentProps {
  /** URL that begins with https://; needs `oidcClientId`. Raises NET723. @default - no provider */
  readonly oidcIssuerUrl?: string;
  /** Whom tokens must be for. @default - none */
  readonly oidcClientId?: string;
  /** @default 'sub' */
  readonly oidcUsernameClaim?: string;
  /** Put before user names; `-` for nothing. @default - the URL of the issuer, unless the claim is email */
  readonly oidcUsernamePrefix?: string;
  /** @default - no groups */
  readonly oidcGroupsClaim?: string;
  /** Put before names of groups. @default - nothing */
  readonly oidcGroupsPrefix?: string;
  /** Claims that tokens must have, with their values. @default - none */
  readonly oidcRequiredClaim?: Record<string, string>;
  /** Such as `RS256`. Raises NET723. @default - RS256 */
  readonly oidcSigningAlgs?: string[];
  /** File with the certificate authority of the provider. Raises NET723. @default - those of the host */
  readonly oidcCaFile?: string;
}

/** Tokens of service accounts. */
export interface ServiceAccountArgumentProps {
  /**
   * URLs; the first one signs, all are taken. Raises NET723.
   * @default - https://kubernetes.default.svc. and the DNS domain (kubeadm)
   */
  readonly serviceAccountIssuer?: string[];
  /** URL of the keys, begins with https://. Raises NET723. @default - at the API server */
  readonly serviceAccountJwksUri?: string;
  /** Longest lifetime of a token, a duration of an hour or more. Raises NET725. @default - no limit */
  readonly serviceAccountMaxTokenExpiration?: string;
  /** Whom tokens may be for. @default - the issuers */
  readonly apiAudiences?: string[];
}

/** How many requests at a time, and how long. */
export interface RequestArgumentProps {
  /**
   * Requests at a time that only read; shared with the others by priority and fairness. Raises NET723.
   * @default 400
   */
  readonly maxRequestsInflight?: number;
  /** Requests at a time that change something. Raises NET723. @default 200 */
  readonly maxMutatingRequestsInflight?: number;
  /** A duration. Raises NET725. @default '1m0s' */
  readonly requestTimeout?: string;
  /** Seconds that a watch lasts at least. Raises NET723. @default 1800 */
  readonly minRequestTimeout?: number;
  /** Chance that a connection is told to begin anew, 0 to 0.02. Raises NET723. @default 0 */
  readonly goawayChance?: number;
  /** Time in which it still serves after it is told to end, a duration. Raises NET725. @default '0s' */
  readonly shutdownDelayDuration?: string;
}

/** kube-apiserver. */
export interface ApiServerProps
  extends ControlPlaneComponentProps,
    ServingArgumentProps,
    AuditLogArgumentProps,
    AuditWebhookArgumentProps,
    OidcArgumentProps,
    ServiceAccountArgumentProps,
    RequestArgumentProps {
  /** Further names and addresses of the serving certificate. Raises NET609. @default - kubeadm's own */
  readonly certSans?: string[];
  /** Files that kube-apiserver reads when it starts: audit policy, admission, authentication … @default - none */
  readonly files?: ApiServerFilesProps;
  /** Take requests without credentials. Raises NET639. @default true */
  readonly anonymousAuth?: boolean;
  /** In the order in which they are asked. Raises NET639, NET723. @default - Node and RBAC (kubeadm) */
  readonly authorizationMode?: string[];
  /**
   * Plugins beside those that are on by default. Raises NET723.
   * @default - NodeRestriction (kubeadm), which a list of one's own should hold
   */
  readonly enableAdmissionPlugins?: string[];
  /** Plugins that are on by default and are not wanted. Raises NET723. @default - none */
  readonly disableAdmissionPlugins?: string[];
  /** Time that events are kept, a duration. Raises NET725. @default '1h0m0s' */
  readonly eventTtl?: string;
  /** Groups and versions of the API: `{ 'api/beta': true }`. Raises NET723. @default - those of the release */
  readonly runtimeConfig?: Record<string, boolean>;
  /** Seconds that pods stay on a node that is not ready. @default 300 */
  readonly defaultNotReadyTolerationSeconds?: number;
  /** Seconds that pods stay on a node that is silent. @default 300 */
  readonly defaultUnreachableTolerationSeconds?: number;
  /** Patterns of origins that browsers may come from. Raises NET723. @default - none */
  readonly corsAllowedOrigins?: string[];
  /** Kinds of addresses by which nodes are dialled, the best first. @default - InternalIP, ExternalIP, Hostname (kubeadm) */
  readonly kubeletPreferredAddressTypes?: string[];
}
