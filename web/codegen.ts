import type { CodegenConfig } from '@graphql-codegen/cli';

// Types come from the committed schema, which the API's own tests hold to the API. Beside each .graphql file its types and
// documents are written, so that a page's operations are bundled with the page.
const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/graphql/schema.generated.ts': {
      plugins: ['typescript'],
    },
    // The values of enums: what a filter offers and what a URL may say comes from the schema.
    'src/graphql/enums.generated.ts': {
      plugins: ['typescript'],
      config: { onlyEnums: true, enumsAsTypes: false, enumsAsConst: true },
    },
    'src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts', baseTypesPath: 'graphql/schema.generated.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
    },
  },
  config: {
    enumsAsTypes: true,
    immutableTypes: true,
    skipTypename: true,
    useTypeImports: true,
    avoidOptionals: { field: true, object: false, inputValue: false, defaultValue: false },
    strictScalars: true,
    scalars: { DateTime: 'string', Date: 'string', E164: 'string' },
  },
};

export default config;
