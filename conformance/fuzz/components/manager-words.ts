import type { FlagTexts } from './flag-texts';

/** Not those of components beside it: whoever starts second ends. */
const SPARE_PORTS: FlagTexts = {
  plain: ['10443', '8443'],
  odd: ['0', '-1', '65536', '65535', '80', '', '0x1fff', '010'],
};

/** Flags of kube-scheduler whose type tells too little. */
export const schedulerWords: Readonly<Record<string, FlagTexts>> = {
  'secure-port': SPARE_PORTS,
};

/** Flags of kube-controller-manager whose type tells too little. */
export const controllerManagerWords: Readonly<Record<string, FlagTexts>> = {
  'service-cluster-ip-range': {
    plain: ['10.96.0.0/12'],
    odd: ['', '10.96.0.0/12,fd00::/108', '10.96.0.0', 'x', '10.96.0.0/12,10.0.0.0/8', 'a,b,c'],
  },
  'cluster-cidr': {
    plain: ['10.244.0.0/16'],
    odd: [
      '',
      '10.244.0.0/16,fd00::/48',
      '10.244.0.0',
      'x',
      '10.244.0.1/16',
      '10.244.0.0/24',
      '10.244.0.0/16,10.0.0.0/8',
      '10.244.0.0/16, fd00::/48',
    ],
  },
  controllers: {
    plain: ['*', '*,bootstrap-signer-controller,token-cleaner-controller', '*,-nodeipam'],
    odd: [
      '*,bogus',
      '*,-bogus',
      '-*',
      '*,bootstrapsigner',
      '*,-node-ipam-controller',
      'Deployment,*',
      '*,',
      ' *',
      '*,--x',
      '*,selinux-warning-controller',
    ],
  },
  'cloud-provider': { plain: ['external'], odd: ['', 'aws', 'External', 'gce', 'none'] },
  'cidr-allocator-type': {
    plain: ['RangeAllocator'],
    odd: ['', 'CloudAllocator', 'IPAMFromCluster', 'IPAMFromCloud', 'rangeallocator', 'x'],
  },
  'cluster-name': { plain: ['a'], odd: ['', ' ', 'A_b', 'a,b'] },
  'secure-port': SPARE_PORTS,
};
