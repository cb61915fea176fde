package io.batchdesk.ui.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Makes the module a Faces application. The annotation is a qualifier, so it needs this class. */
@FacesConfig
@ApplicationScoped
class Console {}
