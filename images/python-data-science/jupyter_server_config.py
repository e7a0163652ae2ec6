# The gateway in front decides who may come here; JupyterLab itself asks nobody.
import os

c = get_config()  # noqa: F821

c.ServerApp.ip = "0.0.0.0"
c.ServerApp.port = 8888
c.ServerApp.port_retries = 0
c.ServerApp.open_browser = False
c.ServerApp.root_dir = "/workspace"
c.IdentityProvider.token = ""
c.PasswordIdentityProvider.hashed_password = ""
c.ServerApp.allow_remote_access = True
# Scheme and address of the person come from the gateway, which lets no other forwarding headers through.
c.ServerApp.trust_xheaders = True
# The gateway opens WebSockets only from the app's own origin; the token against forged requests stays on.
c.ServerApp.disable_check_xsrf = False
c.ServerApp.quit_button = False
c.ContentsManager.allow_hidden = os.environ.get("STUDIOLO_JUPYTER_HIDDEN") == "true"
c.ServerApp.terminado_settings = {"shell_command": ["/bin/bash"]}
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.news_url = None
