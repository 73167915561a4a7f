import { runCommand } from '../command-line';
import { buildEach, renderFailures, renderList } from './build-each';
import { build, isBuilt } from './cache';
import { everyRecipe, recipesFor, USAGE } from './words';

const USE = `npm run conformance:build -- [--list] [WORD…]

Builds the real components, all of them without words. What cannot be had is told at the end, after
everything else was built.

--list  says what is built already, and builds nothing

${USAGE}`;

runCommand({ use: USE, options: { list: { type: 'boolean' } } }, ({ values, words }) => {
  const recipes = words.length > 0 ? words.flatMap(recipesFor) : everyRecipe();
  if (values.list) {
    console.log(renderList(recipes, { isBuilt }));
    return 0;
  }
  const print = (text: string) => process.stdout.write(text);
  const failures = buildEach(recipes, { build, isBuilt, print });
  if (failures.length > 0) console.error(renderFailures(failures, recipes.length));
  return failures.length > 0 ? 1 : 0;
});
