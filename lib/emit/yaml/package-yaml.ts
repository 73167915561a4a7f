type Package = typeof import('yaml');

let loaded: Package | undefined;

/** Loading the package costs more than writing most clusters, so it waits for the first odd value. */
function yamlPackage(): Package {
  loaded ??= require('yaml') as Package;
  return loaded;
}

/** The options cdk8s passes in `Yaml.stringify`, save for anchors: Kubernetes tools differ in reading them. */
export const serializeWithPackage = (value: unknown): string =>
  yamlPackage().stringify(value, {
    keepUndefined: true,
    lineWidth: 0,
    version: '1.1',
    aliasDuplicateObjects: false,
  });
