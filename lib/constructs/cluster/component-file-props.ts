/**
 * Files that kube-apiserver reads when it starts. Each is written into the folder of every control
 * plane, mounted into the static pod, and named by its argument; the fields are spelled as the API
 * spells them, without apiVersion and kind. Raises NET740.
 */
export interface ApiServerFilesProps {
  /** AdmissionConfiguration: `plugins`. Raises NET743. @default - none */
  readonly admission?: Record<string, unknown>;
  /** Audit policy (audit.k8s.io): `rules`, `omitStages`. Raises NET742. @default - none */
  readonly auditPolicy?: Record<string, unknown>;
  /** AuthenticationConfiguration: `jwt`, `anonymous`; Kubernetes 1.30 on. Raises NET744. @default - none */
  readonly authentication?: Record<string, unknown>;
  /** AuthorizationConfiguration: `authorizers`; Kubernetes 1.30 on. Raises NET745. @default - none */
  readonly authorization?: Record<string, unknown>;
  /** EgressSelectorConfiguration: `egressSelections`. Raises NET746. @default - none */
  readonly egressSelector?: Record<string, unknown>;
  /** TracingConfiguration: `endpoint`, `samplingRatePerMillion`. Raises NET747. @default - none */
  readonly tracing?: Record<string, unknown>;
}
