/**
 * Files that kube-apiserver reads when it starts. Each is written into the folder of every control
 * plane, mounted into the static pod, and named by its argument; the fields are spelled as the API
 * spells them, without apiVersion and kind. Raises NET740.
 */
export interface ApiServerFilesProps {
  /** AdmissionConfiguration: `plugins`. Raises NET743, NET753, NET756, NET757. @default - none */
  readonly admission?: Record<string, unknown>;
  /** Audit policy (audit.k8s.io): `rules`, `omitStages`. Raises NET742, NET754, NET724, NET740. @default - none */
  readonly auditPolicy?: Record<string, unknown>;
  /** A receiver of audit events beside the log; wants `auditPolicy`. Raises NET754. @default - none */
  readonly auditWebhook?: AuditWebhookProps;
  /** AuthenticationConfiguration: `jwt`, `anonymous`; Kubernetes 1.30 on. Raises NET744, NET740. @default - none */
  readonly authentication?: Record<string, unknown>;
  /** AuthorizationConfiguration: `authorizers`; Kubernetes 1.30 on. Raises NET745. @default - none */
  readonly authorization?: Record<string, unknown>;
  /** EgressSelectorConfiguration: `egressSelections`. Raises NET746. @default - none */
  readonly egressSelector?: Record<string, unknown>;
  /**
   * Encryption at rest. The bytes of the keys are in no file that is written: `fill-encryption-keys.sh`
   * makes them on the first control plane. Raises NET741, NET751. @default - none
   */
  readonly encryption?: EncryptionProps;
  /**
   * Limits of events, part of `admission`; enables the plugin EventRateLimit beside
   * `enableAdmissionPlugins`. Raises NET753. @default - none
   */
  readonly eventRateLimit?: EventLimitProps[];
  /**
   * Reviews of images by a receiver, part of `admission`; enables the plugin ImagePolicyWebhook beside
   * `enableAdmissionPlugins`. Raises NET756. @default - none
   */
  readonly imagePolicy?: ImagePolicyProps;
  /** What Pod Security wants of namespaces without labels, part of `admission`. Raises NET743. @default - none */
  readonly podSecurity?: PodSecurityProps;
  /** TracingConfiguration: `endpoint`, `samplingRatePerMillion`. Raises NET747. @default - none */
  readonly tracing?: Record<string, unknown>;
}

/**
 * Where audit events are sent to. Written as a kubeconfig without any credential: those are files on
 * every control plane, in a folder that the container sees, such as /etc/kubernetes/pki.
 */
export interface AuditWebhookProps {
  /** URL, `https://audit.example.com:8443/events`. */
  readonly server: string;
  /** File with the certificate authority of the receiver. @default - those of the host */
  readonly certificateAuthority?: string;
  /** File with the certificate that kube-apiserver shows; needs `clientKey`. @default - none */
  readonly clientCertificate?: string;
  /** File with the key of `clientCertificate`. @default - none */
  readonly clientKey?: string;
  /** Name in the certificate of the receiver. @default - the host of `server` */
  readonly tlsServerName?: string;
  /** File with a bearer token. @default - none */
  readonly tokenFile?: string;
}

/** Levels of Pod Security (`privileged`, `baseline`, `restricted`), and whom they do not hold for. */
export interface PodSecurityProps {
  /** What is refused. Raises NET743. @default 'privileged' */
  readonly enforce?: string;
  /** Release whose level it is: `latest` or `v1.36`. Raises NET743. @default 'latest' */
  readonly enforceVersion?: string;
  /** What is noted in the audit log. Raises NET743. @default 'privileged' */
  readonly audit?: string;
  /** Release whose level it is. Raises NET743. @default 'latest' */
  readonly auditVersion?: string;
  /** What users are warned of. Raises NET743. @default 'privileged' */
  readonly warn?: string;
  /** Release whose level it is. Raises NET743. @default 'latest' */
  readonly warnVersion?: string;
  /** Nothing of it holds for them. @default - nobody */
  readonly exemptions?: PodSecurityExemptions;
}

/** Whom Pod Security leaves alone. */
export interface PodSecurityExemptions {
  /** Users that make pods. Raises NET743. @default - none */
  readonly usernames?: string[];
  /** Runtime classes of pods. Raises NET743. @default - none */
  readonly runtimeClasses?: string[];
  /** Namespaces of pods. Raises NET743. @default - none */
  readonly namespaces?: string[];
}

/** Who says whether images may run. */
export interface ImagePolicyProps {
  /** Kubeconfig of the receiver on every control plane, in a folder that the container sees. Raises NET756. */
  readonly kubeConfigFile: string;
  /** Seconds that a yes is kept, 1 to 1800; -1 for none. Raises NET756. @default 300 */
  readonly allowTTL?: number;
  /** Seconds that a no is kept, 1 to 1800; -1 for none. Raises NET756. @default 30 */
  readonly denyTTL?: number;
  /** Milliseconds before the next attempt, 1 to 300000; -1 for none. Raises NET756. @default 500 */
  readonly retryBackoff?: number;
  /** Let images run while the receiver does not answer. @default false */
  readonly defaultAllow?: boolean;
}

/** How many events are taken: a bucket of `burst`, into which `qps` a second flow. */
export interface EventLimitProps {
  /** One bucket for all (`Server`), or one for each `Namespace`, `User` or `SourceAndObject`. Raises NET753. */
  readonly type: string;
  /** Events per second, a whole number above 0. Raises NET753. */
  readonly qps: number;
  /** Events at once, a whole number above 0. Raises NET753. */
  readonly burst: number;
  /** Buckets that are kept at a time, save for `Server`. Raises NET753. @default 4096 */
  readonly cacheSize?: number;
}

/** What etcd holds encrypted. */
export interface EncryptionProps {
  /** The first entry that names a resource decides. Raises NET741. */
  readonly resources: EncryptedResources[];
}

/** Resources that are encrypted alike. */
export interface EncryptedResources {
  /** Such as `secrets`, `deployments.apps`, `*.apps`, `*.` for the core group, `*.*`. Raises NET741. */
  readonly resources: string[];
  /** The first one encrypts what is written, all of them decrypt. Raises NET741, NET751. */
  readonly providers: EncryptionProviderProps[];
}

/** One way to encrypt: exactly one of the fields. Raises NET741. */
export interface EncryptionProviderProps {
  /**
   * Names of keys for XSalsa20 and Poly1305: the first one encrypts, all of them decrypt. Raises NET011,
   * NET751, NET752.
   * @default - not this one
   */
  readonly secretbox?: string[];
  /** Names of keys for AES-CBC. Raises NET741. @default - not this one */
  readonly aescbc?: string[];
  /**
   * Names of keys for AES-GCM; they have to be changed every 200,000 writes. Raises NET741.
   * @default - not this one
   */
  readonly aesgcm?: string[];
  /** A KMS plugin (version 2) on every control plane. @default - not this one */
  readonly kms?: KmsProviderProps;
  /** As it is, without encryption. @default false */
  readonly identity?: boolean;
}

/** A KMS plugin that kube-apiserver reaches by a socket. */
export interface KmsProviderProps {
  /** Different from that of every other plugin. Raises NET741. */
  readonly name: string;
  /** `unix:///run/kms/vault.sock`. Raises NET741. */
  readonly endpoint: string;
  /** Duration. Raises NET741. @default '3s' */
  readonly timeout?: string;
}
