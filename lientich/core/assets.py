"""Static files as they are served in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Each name bears the hash of its content, in what a script imports, too."""

    support_js_module_import_aggregation = True
