import { cpSync } from 'node:fs';

/** tsc copies no JSON that is only required at run time; the field tables belong to the build. */
cpSync('lib/k8s/facts', 'build/lib/k8s/facts', {
  recursive: true,
  filter: (path) => !path.endsWith('.ts'),
});
