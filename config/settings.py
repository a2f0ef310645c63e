"""Every setting, read from the environment once, typed; a wrong one stops the start with a sentence.

`SIGHTLINE_MODE` says what this process is: `production` (the default: nothing works by luck), `demo` or `test`.
The launcher sets the last two; `docs/how-to/run-for-real.md` lists what production needs.
"""

import datetime as dt
import os
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

MODE = env.str("SIGHTLINE_MODE", default="production" if "PYTEST_VERSION" not in os.environ else "test")
if MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured(f"SIGHTLINE_MODE is {MODE!r}; it must be production, demo or test.")
PRODUCTION = MODE == "production"
DEMO = MODE == "demo"

DATA_DIR = Path(env.str("SIGHTLINE_DATA", default=str(BASE_DIR / "data")))


def _required(name: str, why: str) -> str:
    """A setting that production cannot do without."""
    value = env.str(name, default="")
    if not value and PRODUCTION:
        raise ImproperlyConfigured(f"{name} is not set. {why}")
    return value


# --- what the process is ---
DEBUG = False
SECRET_KEY = (
    _required("SECRET_KEY", "Set it to 50 or more random characters and keep it secret.") or f"only-for-{MODE}" * 4
)
if PRODUCTION and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is too short: set 50 or more random characters.")
_hosts = _required("ALLOWED_HOSTS", "Set it to the names this site is reached by, with commas between.")
ALLOWED_HOSTS = [host.strip() for host in _hosts.split(",") if host.strip()] or [
    "localhost",
    "127.0.0.1",
    "testserver",
]
SITE_URL = (
    _required("SITE_URL", "Set it to the address people use, such as https://sightline.example.gov.uk.")
    or "http://localhost:8000"
)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
_https = SITE_URL.startswith("https://")
if PRODUCTION and not _https and not env.bool("ALLOW_HTTP", default=False):
    raise ImproperlyConfigured(
        "SITE_URL must begin with https:// (or set ALLOW_HTTP=true for a trial on a closed network)."
    )
SECURE_SSL_REDIRECT = PRODUCTION and _https
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION and _https else 0
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# The demonstration's day: the file's, where a station has moved it on (demo/stations.py), else this one. Nobody can set
# it in production: the clock would put a wrong date on the record.
DEMO_TODAY = dt.date.fromisoformat(env.str("SIGHTLINE_DEMO_TODAY", default="2018-01-15")) if DEMO else None
DEMO_DAY_FILE = DATA_DIR / "demonstration-day"
# What the banner offers besides the day: a function of the day that gives words and a route, or None.
DEMO_BANNER = "demo.stations.banner"
if DEMO and any(host not in {"localhost", "127.0.0.1", "testserver"} for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("The demonstration lets anybody sign in as anybody; it runs on localhost only.")

# --- rooms ---
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "sightline.ui",
    "sightline.trail",
    "sightline.people",
    "sightline.post",
    "sightline.files",
    "sightline.privacy",
    "sightline.plan",
    "sightline.questions",
    "sightline.library",
    "sightline.intake",
    "sightline.training",
    "sightline.indicators",
    "sightline.assurance",
    "sightline.progress",
    "sightline.governance",
    "sightline.desk",
    "sightline.papers",
    "sightline.public",
]
if DEMO:
    INSTALLED_APPS += ["demo"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Above all that make or mark a response, so that pages, files written while they are read, and in the demonstration
    # the look too (production's is compressed already) travel small. Against BREACH each page's form token is masked
    # anew, and the middleware itself lengthens every answer by a random number of bytes; no page repeats a secret.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sightline.people.sign_in.SignInRequired",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "sightline.ui.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sightline.ui.context.page",
            ],
        },
    },
]

# --- database and cache ---
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'sightline.sqlite3'}")}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    try:  # a first start has no data folder yet
        Path(_database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"The database's folder cannot be made: {error}. Set SIGHTLINE_DATA.") from error
    _database["CONN_MAX_AGE"] = 60  # opening it anew for each page would be a tenth of what the page costs
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a writer waits at its first line, never fails at its last
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-4000;"
        # What is deleted is overwritten: rows of an anonymous survey from before it was shuffled, a blanked text.
        " PRAGMA secure_delete=ON;",
    }
else:
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Limits on sign-in count across processes, so they live in the database and never in one worker's memory.
# Pages kept until the record grows (desk.kept) are each worker's own: their key says all, so none can be out of date.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
    # The public site's apart: whoever walks through all of it pushes no member's page out.
    "outside": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "outside",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

# --- people and sign-in ---
AUTH_USER_MODEL = "people.Person"
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # addresses are unique by a constraint on Lower("email")
    "security.W005",  # what the council's other sites do is not ours to promise,
    "security.W021",  # and browsers' lists of sites that only speak https hold whole domains
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "sightline.people.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # people.views.sign_in writes to them: allauth's message offers signing up
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE_PROXY_SSL_HEADER else 0

# --- mail ---
# Without EMAIL_URL mail is printed, and production refuses to start.
_required("EMAIL_URL", "Set it to the mail server, such as smtp+tls://user:password@mail.example.gov.uk:587.")
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", default="Sightline <sightline@localhost>")
EMAIL_TIMEOUT = 20

# --- files ---
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-collected" if PRODUCTION else None  # elsewhere files are served where they lie
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = MODE == "test"  # a test client is a new server: it need not look through every file first
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # the review of a long plan is one page of many small forms
CLAMD_SOCKET = env.str("CLAMD_SOCKET", default="")

# --- what stands in every page's navigation: words, route, the permission that shows it, and which parts of a
# partnership's addresses besides its own lie under it -------------------------------------------------------------
NAVIGATION = [
    ("My work", "work", "update.give"),
    ("Plan", "plan_current", "plan.view", "plans", "priorities", "actions", "changes", "documents", "measures"),
    ("Round", "round_current", "round.view", "rounds", "updates", "settings/rounds"),
    ("Meetings", "meeting_list", "meeting.view", "meetings", "challenges", "decisions", "escalations"),
    ("Training", "course_list", "training.view", "training"),
    ("Surveys", "exercise_list", "analysis.view", "surveys", "questionnaires"),
    ("Data", "scorecard", "indicator.view", "data"),
    ("Papers", "paper_list", "paper.view", "papers"),
    ("Library", "resource_list", "library.view", "library"),
    ("Structure", "structure", "structure.view", "bodies", "seats", "people", "settings"),
    ("Record", "record", "trail.view"),
    ("Messages", "outbox", "outbox.view"),
]
# The same for a partnership's public site, which everybody may open.
OUTSIDE_NAVIGATION = [
    ("Our plan", "site_plan"),
    ("Figures", "site_figures"),
    ("Library", "site_library"),
    ("Training", "site_training"),
    ("Surveys", "site_surveys"),
]

# --- what the browser may do ---
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# --- words, dates, logs ---
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
# No request bodies, no names, no addresses: what failed and where, nothing about whom.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {
        "handlers": ["console"],
        "level": env.str("LOG_LEVEL", default="WARNING" if MODE == "test" else "INFO"),
    },
}
