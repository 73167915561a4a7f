/** Built in to the end. Source: k8s.io/cloud-provider 0.28 to 0.31 plugins.go (`deprecatedCloudProviders`). */
export const LAST_BUILT_IN_CLOUDS: readonly string[] = ['azure', 'gce', 'vsphere'];
