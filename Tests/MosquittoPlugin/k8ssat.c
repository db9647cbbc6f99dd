// A Mosquitto plugin that admits clients by K8S-SAT, as the AIO broker does. Test support only.
//
// Checks the token of an MQTT 5 CONNECT (method "K8S-SAT", data = a JWT) for its RS256 signature,
// audience, expiry and subject. Everything else is refused. Options in mosquitto.conf:
//     plugin_opt_public_key FILE    the PEM public key that tokens are signed for
//     plugin_opt_audience NAME      the audience a token must have
// Topics that begin with "forbidden" are refused to everyone, for tests of authorization.
#include <cjson/cJSON.h>
#include <mosquitto.h>
#include <mosquitto_broker.h>
#include <mosquitto_plugin.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char method[] = "K8S-SAT";
static const char subject_prefix[] = "system:serviceaccount:";
static EVP_PKEY *public_key;
static char *audience;

// Decodes unpadded base64url; the result is NUL-terminated and freed by the caller; NULL if malformed.
static unsigned char *decode(const char *text, size_t length, size_t *decoded_length) {
    if (length == 0 || length % 4 == 1) {
        return NULL;
    }
    size_t padded = (length + 3) / 4 * 4;
    char *standard = malloc(padded + 1);
    unsigned char *decoded = malloc(padded / 4 * 3 + 1);
    if (!standard || !decoded) {
        free(standard);
        free(decoded);
        return NULL;
    }
    for (size_t i = 0; i < padded; i++) {
        char c = i < length ? text[i] : '=';
        standard[i] = c == '-' ? '+' : c == '_' ? '/' : c;
    }
    int count = EVP_DecodeBlock(decoded, (unsigned char *)standard, (int)padded);
    free(standard);
    if (count < 0) {
        free(decoded);
        return NULL;
    }
    *decoded_length = (size_t)count - (padded - length);
    decoded[*decoded_length] = 0;
    return decoded;
}

static int has_valid_signature(const char *token, size_t signed_length, const unsigned char *signature,
                               size_t signature_length) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int valid = context && EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, public_key) == 1 &&
                EVP_DigestVerify(context, signature, signature_length, (const unsigned char *)token,
                                 signed_length) == 1;
    EVP_MD_CTX_free(context);
    return valid;
}

static int has_audience(const cJSON *claims) {
    const cJSON *named = cJSON_GetObjectItemCaseSensitive(claims, "aud");
    if (cJSON_IsString(named)) {
        return strcmp(named->valuestring, audience) == 0;
    }
    const cJSON *one;
    cJSON_ArrayForEach(one, named) {
        if (cJSON_IsString(one) && strcmp(one->valuestring, audience) == 0) {
            return 1;
        }
    }
    return 0;
}

// Returns what is wrong with the token, or NULL and its subject.
static const char *check(const char *token, size_t length, char *subject, size_t subject_size) {
    const char *first = memchr(token, '.', length);
    const char *second = first ? memchr(first + 1, '.', length - (size_t)(first + 1 - token)) : NULL;
    if (!second) {
        return "not a JWT";
    }
    const char *problem = NULL;
    size_t header_length = 0, claims_length = 0, signature_length = 0;
    unsigned char *header_text = decode(token, (size_t)(first - token), &header_length);
    unsigned char *claims_text = decode(first + 1, (size_t)(second - first - 1), &claims_length);
    unsigned char *signature =
        decode(second + 1, length - (size_t)(second + 1 - token), &signature_length);
    cJSON *header = header_text ? cJSON_Parse((char *)header_text) : NULL;
    cJSON *claims = claims_text ? cJSON_Parse((char *)claims_text) : NULL;
    const cJSON *algorithm = cJSON_GetObjectItemCaseSensitive(header, "alg");
    const cJSON *expiry = cJSON_GetObjectItemCaseSensitive(claims, "exp");
    const cJSON *named = cJSON_GetObjectItemCaseSensitive(claims, "sub");
    if (!header || !claims || !signature) {
        problem = "malformed";
    } else if (!cJSON_IsString(algorithm) || strcmp(algorithm->valuestring, "RS256") != 0) {
        problem = "algorithm is not RS256";
    } else if (!has_valid_signature(token, (size_t)(second - token), signature, signature_length)) {
        problem = "signature does not match";
    } else if (!has_audience(claims)) {
        problem = "audience is another";
    } else if (!cJSON_IsNumber(expiry) || expiry->valuedouble <= (double)time(NULL)) {
        problem = "expired";
    } else if (!cJSON_IsString(named) ||
               strncmp(named->valuestring, subject_prefix, sizeof subject_prefix - 1) != 0) {
        problem = "subject is no service account";
    } else {
        snprintf(subject, subject_size, "%s", named->valuestring);
    }
    cJSON_Delete(header);
    cJSON_Delete(claims);
    free(header_text);
    free(claims_text);
    free(signature);
    return problem;
}

static int on_authentication(int event, void *data, void *user_data) {
    (void)event;
    (void)user_data;
    struct mosquitto_evt_extended_auth *request = data;
    const char *client = mosquitto_client_id(request->client);
    if (!request->auth_method || strcmp(request->auth_method, method) != 0) {
        return MOSQ_ERR_NOT_SUPPORTED;
    }
    char subject[256] = "";
    const char *problem = request->data_in && request->data_in_len
                              ? check(request->data_in, request->data_in_len, subject, sizeof subject)
                              : "missing";
    if (problem) {
        mosquitto_log_printf(MOSQ_LOG_NOTICE, "k8ssat: token of %s refused: %s",
                             client ? client : "?", problem);
        return MOSQ_ERR_AUTH;
    }
    mosquitto_log_printf(MOSQ_LOG_INFO, "k8ssat: %s admitted as %s", client ? client : "?", subject);
    mosquitto_set_username(request->client, subject);
    return MOSQ_ERR_SUCCESS;
}

static int on_basic_authentication(int event, void *data, void *user_data) {
    (void)event;
    (void)data;
    (void)user_data;
    return MOSQ_ERR_AUTH;
}

static int on_access(int event, void *data, void *user_data) {
    (void)event;
    (void)user_data;
    struct mosquitto_evt_acl_check *request = data;
    if (!mosquitto_client_username(request->client)) {
        return MOSQ_ERR_ACL_DENIED;
    }
    return strncmp(request->topic, "forbidden", 9) == 0 ? MOSQ_ERR_ACL_DENIED : MOSQ_ERR_SUCCESS;
}

int mosquitto_plugin_version(int count, const int *versions) {
    for (int i = 0; i < count; i++) {
        if (versions[i] == 5) {
            return 5;
        }
    }
    return -1;
}

int mosquitto_plugin_init(mosquitto_plugin_id_t *identifier, void **user_data,
                          struct mosquitto_opt *options, int count) {
    (void)user_data;
    for (int i = 0; i < count; i++) {
        if (strcmp(options[i].key, "public_key") == 0) {
            FILE *file = fopen(options[i].value, "r");
            if (file) {
                public_key = PEM_read_PUBKEY(file, NULL, NULL, NULL);
                fclose(file);
            }
        } else if (strcmp(options[i].key, "audience") == 0) {
            audience = strdup(options[i].value);
        }
    }
    if (!public_key || !audience) {
        mosquitto_log_printf(MOSQ_LOG_ERR, "k8ssat: needs public_key and audience");
        return MOSQ_ERR_INVAL;
    }
    int result = mosquitto_callback_register(identifier, MOSQ_EVT_EXT_AUTH_START, on_authentication,
                                             NULL, NULL);
    if (result == MOSQ_ERR_SUCCESS) {
        result = mosquitto_callback_register(identifier, MOSQ_EVT_BASIC_AUTH,
                                             on_basic_authentication, NULL, NULL);
    }
    if (result == MOSQ_ERR_SUCCESS) {
        result = mosquitto_callback_register(identifier, MOSQ_EVT_ACL_CHECK, on_access, NULL, NULL);
    }
    return result;
}

int mosquitto_plugin_cleanup(void *user_data, struct mosquitto_opt *options, int count) {
    (void)user_data;
    (void)options;
    (void)count;
    EVP_PKEY_free(public_key);
    free(audience);
    return MOSQ_ERR_SUCCESS;
}
