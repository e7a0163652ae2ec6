# Where am I: the workspace's name and the folder.
if [ -n "${PS1-}" ] && [ -n "${BASH_VERSION-}" ]; then
    PS1='\[\e[36m\]${STUDIOLO_WORKSPACE:-\h}\[\e[0m\] \w \$ '
fi
