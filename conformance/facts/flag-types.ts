import type { FlagTypeName } from '../../lib/k8s/flag-value/flag-type';

/** A flag as the listing programs print it. */
export interface ListedFlag {
  readonly goType: string;
  readonly default: string;
  /** Values or exceptions that the type itself names (etcd). */
  readonly choices?: readonly string[];
  readonly deprecated?: boolean;
}

/** How each Go type reads its text: the words of lib/k8s/flag-value/flag-type.ts. */
const TYPES: Readonly<Record<string, FlagTypeName>> = {
  'pflag.stringValue': 'any',
  'pflag.stringArrayValue': 'any',
  'pflag.stringSliceValue': 'csv',
  'pflag.stringToStringValue': 'csvPairs',
  'pflag.boolValue': 'bool',
  'pflag.intValue': 'int64',
  'pflag.int32Value': 'int32',
  'pflag.int64Value': 'int64',
  'pflag.int32SliceValue': 'int32s',
  'pflag.uintValue': 'uint64',
  'pflag.float32Value': 'float32',
  'pflag.float64Value': 'float64',
  'pflag.durationValue': 'duration',
  'pflag.ipValue': 'ip',
  'pflag.ipValue(empty)': 'ipOrNone',
  'pflag.ipNetSliceValue': 'ipNets',
  'flag.BoolTrackerValue': 'bool',
  'flag.ConfigurationMap': 'any',
  'flag.ColonSeparatedMultimapStringString': 'colonPairs',
  'flag.ColonSeparatedMultimapStringString(allowDefaultEmptyKey)': 'prefixedGates',
  'flag.LangleSeparatedMapStringString': 'lessPairs',
  'flag.MapStringBool': 'gateMap',
  'flag.MapStringString': 'pairs',
  'flag.MapStringString(NoSplit)': 'pair',
  'flag.NamedCertKeyArray': 'namedCertKey',
  'flag.IPPortVar': 'ipPort',
  'flag.IPVar': 'sloppyIp',
  'flag.PortRangeVar': 'portRange',
  'flag.RegisterWithTaintsVar': 'taints',
  'flag.ReservedMemoryVar': 'memoryReservations',
  'config.LocalMode': 'any',
  'config.ProxyMode': 'any',
  'featuregate.featureGate': 'gates',
  'gce.cidrs': 'sloppyCidrs',
  'net.PortRange': 'portRange',
  'resource.QuantityValue': 'quantity',
  'v1.verbosityLevelPflag': 'verbosity',
  'v1.vmoduleConfigurationPFlag': 'verbosities',
  'verflag.versionValue': 'version',
  'flag.stringValue': 'any',
  'flag.boolValue': 'bool',
  'flag.intValue': 'int64',
  'flag.int64Value': 'int64',
  'flag.uintValue': 'uint64',
  'flag.uint64Value': 'uint64',
  'flag.durationValue': 'duration',
  'flag.float64Value': 'float64',
  'flags.IgnoredFlag': 'any',
  'flags.StringsValue': 'any',
  'flags.UniqueStringsValue': 'any',
  'flags.uint32Value': 'uint32',
  'flags.SelectiveStringValue': 'choice',
  'flags.SelectiveStringsValue': 'choices',
  'flags.UniqueURLs': 'urls',
  'flags.UniqueURLs(port)': 'portUrls',
};

/** As a fact table writes it. A Go type that nobody described stops the program. */
export function describeFlag({ goType, choices, deprecated }: ListedFlag): string {
  const type = TYPES[goType];
  if (!type) throw new Error(`how does a flag of Go type ${goType} read its text? Say it in TYPES`);
  const words = choices ? `:${choices.join(',')}` : '';
  return `${type}${words}${deprecated ? ' deprecated' : ''}`;
}
