package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.ParameterSchema.Kind;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import io.batchdesk.engine.TypeDetails;
import io.batchdesk.engine.UploadDetails;
import io.batchdesk.engine.Uploads;
import io.batchdesk.ui.access.CurrentUser;
import io.batchdesk.ui.access.LinkOrigin;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The form that starts a job of one type, made from the type's parameters. */
@Named
@RequestScoped
public class StartPage {

  /** Names the job whose parameters the form begins with. */
  private static final String FROM = "from";

  private static final int LOOKED_BACK = 50;

  @Inject
  @Param(pathIndex = 0)
  String name;

  @Inject HttpServletRequest request;
  @Inject CurrentUser user;
  @Inject JobTypes types;
  @Inject Jobs jobs;
  @Inject JobList list;
  @Inject Uploads uploads;
  @Inject JobStarter starter;
  @Inject Texts texts;

  private TypeDetails type;
  private List<StartField> fields = List.of();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, String> errors = new HashMap<>();
  private String refusal;
  private String returnUrl;
  private String repeats;
  private String repeated;
  private String last;
  private final Map<String, String> files = new HashMap<>();

  @PostConstruct
  void load() {
    try {
      type = types.find(name, user.caller());
      fields =
          type.parameters().fields().stream().map(field -> StartField.of(field, texts)).toList();
    } catch (Refusal e) {
      Faces.getExternalContext().setResponseStatus(404);
      return;
    }
    if (type.mayStart()) {
      prefill(StartQuery.read(LinkQuery.of(request.getQueryString()).without(LinkOrigin.ASK)));
    } else {
      check(Map.of());
    }
  }

  /** The parameters of a link or of an earlier job; what is wrong with them is said at once. */
  private void prefill(StartQuery given) {
    returnUrl = jobs.mayReturnTo(given.returnUrl()) ? given.returnUrl() : null;
    repeats = given.repeats();
    Map<String, String> texts = new HashMap<>(given.parameters());
    if (type.parameters().field(FROM).isEmpty() && texts.containsKey(FROM)) {
      texts = from(texts.get(FROM));
    } else if (!Faces.isPostback() && !texts.isEmpty()) {
      check(withBoxes(texts));
    }
    for (int index = 0; index < fields.size(); index++) {
      StartField field = fields.get(index);
      String posted = posted(index);
      values.put(
          field.name(), posted == null ? field.value(texts.get(field.name()), zone()) : posted);
    }
    fields = fields.stream().map(field -> field.offering(values.get(field.name()))).toList();
    if (!Faces.isPostback()) {
      findUploads();
      last = given.parameters().isEmpty() && !fields.isEmpty() ? findLast() : null;
    }
  }

  /** A box that nobody speaks of is not ticked, and so it is not missing. */
  private Map<String, String> withBoxes(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(given);
    fields.stream()
        .filter(field -> field.kind() == Kind.BOOLEAN)
        .forEach(field -> all.putIfAbsent(field.name(), Boolean.FALSE.toString()));
    return all;
  }

  /**
   * What a person has chosen or typed: since they saw the form the handler may offer something
   * else, and Faces takes no choice that is not there.
   */
  private String posted(int index) {
    return Stream.of("choice_input", "text")
        .map(input -> request.getParameter("start:fields:%d:%s".formatted(index, input)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * The parameters of a job, and why its handler refused them; none if it is not there any more.
   */
  private Map<String, String> from(String id) {
    Map<String, String> texts = new HashMap<>();
    try {
      JobDetails job = jobs.find(id, user.caller());
      returnUrl = job.returnUrl();
      job.parameters().forEach((key, value) -> texts.put(key, String.valueOf(value)));
      if (repeats != null) {
        repeated = job.id();
        // The corrected file is another one.
        fields.stream()
            .filter(field -> field.kind() == Kind.UPLOAD)
            .forEach(field -> texts.remove(field.name()));
      }
      // What nobody may see has to be typed again.
      fields.stream().filter(StartField::secret).forEach(field -> texts.remove(field.name()));
      if (job.error() != null && job.error().field() != null) {
        refuse(job.error().field(), job.error().message());
      }
    } catch (Refusal e) {
      refusal = e.message(this.texts.getLocale());
    }
    return texts;
  }

  /** Something like it was started before: its form can be filled in as it was then. */
  private String findLast() {
    return list.page(JobSearch.newest(LOOKED_BACK).by(user.name()), user.caller()).stream()
        .filter(job -> job.type().equals(name))
        .map(JobDetails::id)
        .findFirst()
        .orElse(null);
  }

  /** The files that the form holds by their upload's id; one that is gone is chosen anew. */
  private void findUploads() {
    for (StartField field : fields) {
      Object id = values.get(field.name());
      if (field.kind() == Kind.UPLOAD && id != null) {
        try {
          UploadDetails upload = uploads.find(id.toString(), user.caller());
          files.put(
              field.name(), texts.of("upload.file", upload.name(), texts.bytes(upload.size())));
        } catch (Refusal e) {
          values.remove(field.name());
        }
      }
    }
  }

  private void check(Map<String, String> texts) {
    try {
      jobs.check(request(texts), user.caller());
    } catch (Refusal e) {
      refuse(e.field(), e.message(this.texts.getLocale()));
    }
  }

  private void refuse(String field, String message) {
    if (fields.stream().anyMatch(known -> known.name().equals(field))) {
      errors.put(field, message);
    } else {
      refusal = message;
    }
  }

  private StartJob request(Map<String, String> texts) {
    String once = Once.of(request.getParameter(Once.PARAMETER));
    return new StartJob(name, types.context(name, texts), false, returnUrl, once, repeats);
  }

  private ZoneId zone() {
    return user.caller().timeZone();
  }

  /** Starts the job; what is not allowed is said at its field. */
  public void start() {
    Map<String, String> texts = new HashMap<>();
    fields.forEach(field -> texts.put(field.name(), field.text(values.get(field.name()), zone())));
    errors.clear();
    try {
      starter.start(request(texts));
    } catch (Refusal e) {
      refuse(e.field(), e.message(this.texts.getLocale()));
      findUploads();
    }
  }

  /** The job type; null if nobody offers it. */
  public TypeDetails getType() {
    return type;
  }

  /** One for each parameter, in the order of its record. */
  public List<StartField> getFields() {
    return fields;
  }

  /** What the form holds, by the parameters' names. */
  public Map<String, Object> getValues() {
    return values;
  }

  /** The names of the uploaded files that the form holds, by the parameters' names. */
  public Map<String, String> getFiles() {
    return files;
  }

  /** The person's last job of this type; null if the form is filled in, or there is none. */
  public String getLast() {
    return last;
  }

  /** What is wrong, by the parameters' names. */
  public Map<String, String> getErrors() {
    return errors;
  }

  /** Why the job cannot be started at all; null if it can. */
  public String getRefusal() {
    return refusal;
  }

  /** The way back; null for the desk. */
  public ReturnPage getBack() {
    return ReturnPage.of(returnUrl);
  }

  /** The job whose refused rows come back corrected; null if none. */
  public String getRepeated() {
    return repeated;
  }

  /** Names this rendered form. */
  public String getOnce() {
    return Once.of(request.getParameter(Once.PARAMETER));
  }
}
