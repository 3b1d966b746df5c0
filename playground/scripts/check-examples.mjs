// Checks the examples: each is valid against the schema, its variables fit, and every root field of the schema is in one of them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, getNamedType, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../src/examples/');
const schema = buildSchema(readFileSync(here('../../schema.graphql'), 'utf8'));
const placeholders = JSON.parse(readFileSync(`${folder}placeholders.json`, 'utf8'));

const problems = [];
const names = new Map();
const used = new Set();
const usedPlaceholders = new Set();

const files = readdirSync(folder, { recursive: true }).map(String).sort();
const examples = files.filter(file => file.endsWith('.graphql'));

for (const file of examples) {
  const wrong = message => problems.push(`${file}: ${message}`);
  const text = readFileSync(folder + file, 'utf8');
  if (!/^# \S/.test(text)) wrong('the first line must be its title, as a comment');
  let document;
  try {
    document = parse(text);
  } catch (error) {
    wrong(error.message);
    continue;
  }
  const errors = validate(schema, document);
  for (const error of errors) wrong(error.message);

  const operations = document.definitions.filter(definition => definition.kind === 'OperationDefinition');
  const [operation] = operations;
  if (operations.length !== 1 || !operation.name) {
    wrong('it must be one operation with a name');
    continue;
  }
  const name = operation.name.value;
  if (names.has(name)) wrong(`${names.get(name)} is named ${name} too`);
  names.set(name, file);

  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const parent = types.getParentType();
        if (parent) used.add(`${parent.name}.${types.getFieldDef()?.name}`);
      },
    }),
  );

  const json = file.replace(/\.graphql$/, '.json');
  if (!files.includes(json)) {
    if (operation.variableDefinitions.length > 0) wrong(`it has variables: write ${json}`);
    continue;
  }
  const given = JSON.parse(readFileSync(folder + json, 'utf8'), (_key, value) => filled(value, wrong));
  const declared = operation.variableDefinitions.map(definition => definition.variable.name.value);
  for (const variable of Object.keys(given)) {
    if (!declared.includes(variable)) wrong(`there is no variable $${variable}`);
  }
  if (errors.length === 0) {
    for (const error of getVariableValues(schema, operation.variableDefinitions, given).errors ?? [])
      wrong(error.message);
  }
}

function filled(value, wrong) {
  if (typeof value !== 'string') return value;
  const known = name => {
    if (!Object.hasOwn(placeholders, name)) wrong(`there is no placeholder {${name}}`);
    usedPlaceholders.add(name);
    return placeholders[name];
  };
  const whole = /^\{(\w+)\}$/.exec(value);
  return whole ? known(whole[1]) : value.replaceAll(/\{(\w+)\}/g, (_text, name) => known(name) ?? '');
}

for (const file of files.filter(file => file.includes('/') && file.endsWith('.json'))) {
  if (!files.includes(file.replace(/\.json$/, '.graphql'))) problems.push(`${file}: there is no operation for it`);
}
for (const name of Object.keys(placeholders)) {
  if (!usedPlaceholders.has(name)) problems.push(`placeholders.json: {${name}} is used by no example`);
}
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  type => type != null,
);
let count = 0;
for (const root of roots) {
  for (const field of Object.values(getNamedType(root).getFields())) {
    count += 1;
    if (!used.has(`${root.name}.${field.name}`)) problems.push(`${root.name}.${field.name} is in no example`);
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${examples.length} examples are valid, and use all ${count} root fields.`);
