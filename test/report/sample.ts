import type { Finding, Party, ReportContext, Summary } from '../../lib/check';

export const SUMMARY: Summary = {
  errors: 1,
  warnings: 0,
  infos: 0,
  suppressed: 0,
  documents: 1,
  seconds: 0.25,
  kubernetesVersion: '1.36',
  versionIsAssumed: false,
};

export const CONTEXT: ReportContext = {
  files: [],
  program: null,
  failOn: 'error',
  toolVersion: '1.2.3',
  isComplete: true,
};

export const party = (change: Partial<Party> = {}): Party => ({
  label: 'podSubnet',
  value: '10.96.0.0/16',
  extent: { first: '10.96.0.0', last: '10.96.255.255' },
  origin: 'given',
  originNote: null,
  location: {
    file: 'a/cluster.yaml',
    line: 5,
    column: 14,
    path: 'networking.podSubnet',
    constructPath: null,
  },
  ...change,
});

/** Where nobody wrote a file: another library made the object. */
export const NOWHERE = {
  file: null,
  line: null,
  column: null,
  path: 'spec',
  constructPath: 'web/x',
};

export const finding = (change: Partial<Finding> = {}): Finding => ({
  code: 'NET203',
  name: 'pod-service-overlap',
  severity: 'error',
  message: 'they overlap',
  refusedBy: [],
  breaks: 'kube-controller-manager: gives nothing',
  subject: party(),
  other: party({
    label: 'serviceSubnet',
    value: '10.96.0.0/12',
    location: {
      file: 'b.yaml',
      line: 7,
      column: 3,
      path: 'networking.serviceSubnet',
      constructPath: null,
    },
  }),
  fix: 'podSubnet: "10.244.0.0/16"',
  data: { podCidr: '10.96.0.0/16' },
  ...change,
});
