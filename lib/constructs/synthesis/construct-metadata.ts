import type { Artifact } from '../../emit/artifact';
import type { OrderedChart } from './object-files';

/** What the cdk8s CLI reads to name the construct behind a violation. */
export function renderConstructMetadata(charts: readonly OrderedChart[]): Artifact {
  const objects = charts.flatMap((chart) => chart.objects);
  const resources = Object.fromEntries(
    objects.map(({ apiObject }) => [apiObject.name, { path: apiObject.node.path }]),
  );
  return {
    path: 'construct-metadata.json',
    content: JSON.stringify({ version: '1.0.0', resources }),
  };
}
