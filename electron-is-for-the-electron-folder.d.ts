// Outside electron/, the compiler maps the module `electron` to this file, which is no module: the import is an error.
