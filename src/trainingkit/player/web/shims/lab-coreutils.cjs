// The two names that the kernel connection takes from @jupyterlab/coreutils.
exports.URLExt = require('@jupyterlab/coreutils/lib/url').URLExt;
exports.PageConfig = require('@jupyterlab/coreutils/lib/pageconfig').PageConfig;
