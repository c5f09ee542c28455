#include "core/schema/yaml.h"

#include <charconv>

#include "core/base/text.h"
#include "core/schema/yaml_tree.h"

namespace bafar::schema {
namespace {

Value plainValue(const std::string& text)
{
    if (text == "true" || text == "false") {
        return text == "true";
    }
    const char* const last = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto [end, failure] = std::from_chars(text.data(), last, whole);
        failure == std::errc{} && end == last) {
        return whole;
    }
    double real = 0;
    if (const auto [end, failure] = std::from_chars(text.data(), last, real);
        failure == std::errc{} && end == last) {
        return real;
    }
    return text;
}

/// The scalar as its field wants it: a text field takes "123" and true as they stand.
Value valueFor(const YamlNode& node, Kind kind)
{
    const bool wantsText = kind != Kind::Boolean && kind != Kind::Integer && kind != Kind::Real;
    return node.quoted || wantsText ? Value(node.text) : plainValue(node.text);
}

class Reader {
public:
    Reader(std::vector<Problem>& problems, Places* places)
        : problems_(problems)
        , places_(places)
    {
    }

    void read(void* object, const Type& type, const YamlNode& node, const std::string& path)
    {
        if (places_ != nullptr) {
            places_->emplace(path, std::pair(node.line, node.column));
        }
        switch (type.kind) {
        case Kind::Structure: readStructure(object, type.structure(), node, path); break;
        case Kind::List: readList(object, type, node, path); break;
        case Kind::Map: readMap(object, type, node, path); break;
        case Kind::Optional:
            if (node.shape != YamlNode::Shape::Null) {
                read(type.append(object, {}), *type.element, node, path);
            }
            break;
        case Kind::Raw: problem(node, path, "cannot be given in a file"); break;
        default: readScalar(object, type, node, path);
        }
    }

private:
    void problem(const YamlNode& node, const std::string& path, std::string text)
    {
        problems_.push_back({path, std::move(text), node.line, node.column});
    }

    void readScalar(void* object, const Type& type, const YamlNode& node, const std::string& path)
    {
        if (node.shape != YamlNode::Shape::Scalar) {
            const bool empty = node.shape == YamlNode::Shape::Null;
            problem(node, path,
                    empty ? "has no value" : "expected one value, found a list or a map");
            return;
        }
        const Result<void> written = type.write(object, valueFor(node, type.kind));
        if (!written) {
            problem(node, path, written.error().text);
        }
    }

    void readStructure(void* object,
                       const Description& description,
                       const YamlNode& node,
                       const std::string& path)
    {
        if (node.shape != YamlNode::Shape::Map && node.shape != YamlNode::Shape::Null) {
            problem(node, path, "expected keys and values: " + std::string(description.about));
            return;
        }
        const std::size_t before = problems_.size();
        for (const YamlNode::Entry& entry : node.entries) {
            const Field* field = description.find(entry.key);
            if (field == nullptr) {
                problems_.push_back({join(path, entry.key), unknownKeyText(entry.key, description),
                                     entry.line, entry.column});
                continue;
            }
            const std::string fieldPath = join(path, entry.key);
            const std::size_t soFar = problems_.size();
            read(field->of(object), *field->type, entry.value, fieldPath);
            if (problems_.size() == soFar) {
                checkRange(*field, field->of(object), entry.value, fieldPath);
            }
        }
        for (const Field& field : description.fields) {
            checkPresent(field, node, path);
        }
        if (description.check && problems_.size() == before) {
            addChecked(description.check(object), path);
        }
    }

    void checkPresent(const Field& field, const YamlNode& node, const std::string& path)
    {
        for (const YamlNode::Entry& entry : node.entries) {
            if (entry.key == field.name) {
                return;
            }
        }
        if (field.isRequired) {
            problem(node, path,
                    "missing " + std::string(field.name) + ": " + std::string(field.help));
        }
    }

    void checkRange(const Field& field,
                    const void* at,
                    const YamlNode& node,
                    const std::string& path)
    {
        const std::string wrong = rangeProblem(field, at);
        if (!wrong.empty()) {
            problem(node, path, wrong);
        }
    }

    void readList(void* object, const Type& type, const YamlNode& node, const std::string& path)
    {
        if (node.shape != YamlNode::Shape::List) {
            problem(node, path, "expected a list (one \"- \" line for each entry)");
            return;
        }
        type.clear(object);
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            read(type.append(object, {}), *type.element, node.items[i],
                 path + "[" + std::to_string(i) + "]");
        }
    }

    void readMap(void* object, const Type& type, const YamlNode& node, const std::string& path)
    {
        if (node.shape != YamlNode::Shape::Map) {
            problem(node, path, "expected keys and values");
            return;
        }
        type.clear(object);
        for (const YamlNode::Entry& entry : node.entries) {
            read(type.append(object, entry.key), *type.element, entry.value, join(path, entry.key));
        }
    }

    void addChecked(std::vector<Problem> found, const std::string& path)
    {
        for (Problem& one : found) {
            one.path = one.path.empty() ? path : join(path, one.path);
            problems_.push_back(std::move(one));
        }
    }

    static std::string join(const std::string& path, std::string_view key)
    {
        constexpr std::size_t PathPartMax = 200;
        return (path.empty() ? path : path + ".") + sanitized(key, PathPartMax);
    }

    std::vector<Problem>& problems_;
    Places* places_;
};

} // namespace

void readYamlNode(void* object,
                  const Type& type,
                  const YamlNode& node,
                  const std::string& path,
                  std::vector<Problem>& problems,
                  Places& places)
{
    Reader(problems, &places).read(object, type, node, path);
}

std::vector<Problem> readYaml(
    void* object, const Type& type, std::string_view text, const YamlLimits& limits, Places* places)
{
    const YamlTree tree = YamlTree::parse(text, limits);
    std::vector<Problem> problems = tree.problems;
    if (problems.empty()) {
        Places own;
        Places* known = places != nullptr ? places : &own;
        Reader(problems, known).read(object, type, tree.root, {});
        locate(problems, *known);
    }
    return problems;
}

std::string problemText(std::string_view file, const Problem& problem)
{
    std::string text(file);
    if (problem.line > 0) {
        text += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
    }
    // Both may repeat what the file holds, and the reader's own messages quote it as it is.
    constexpr std::size_t PathMax = 512;
    constexpr std::size_t TextMax = 2048;
    return text + ": " + (problem.path.empty() ? "" : sanitized(problem.path, PathMax) + ": ") +
           sanitized(problem.text, TextMax);
}

void locate(std::vector<Problem>& problems, const Places& places)
{
    for (Problem& problem : problems) {
        std::string path = problem.path;
        while (problem.line == 0) {
            if (const auto found = places.find(path); found != places.end()) {
                problem.line = found->second.first;
                problem.column = found->second.second;
                break;
            }
            const std::size_t cut = path.find_last_of(".[");
            if (path.empty()) {
                break;
            }
            path.resize(cut == std::string::npos ? 0 : cut);
        }
    }
}

} // namespace bafar::schema
