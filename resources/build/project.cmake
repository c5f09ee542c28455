# The two helpers every CMakeLists.txt of this project uses, and the one target that carries all flags.
# The link lines are the architecture: tests/tidy compares them with the table in README.md.

# Without -Wnull-dereference: from -O2 on, g++ 12 sees one in libstdc++'s own std::vector<std::string>::insert, and in
# all of core and agents nothing else.
add_library(build_flags INTERFACE)
target_include_directories(build_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(build_flags INTERFACE cxx_std_20)
target_compile_options(build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough
    $<$<CXX_COMPILER_ID:GNU>:-Wsuggest-override>
    # g++ 12 from -O2 on sees overlapping copies in std::string where there are none (GCC bug 105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release,RelWithDebInfo>>:-Wno-restrict>
    -fstack-protector-strong -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
target_compile_definitions(build_flags INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2 _GLIBCXX_ASSERTIONS>)
target_link_options(build_flags INTERFACE -Wl,-z,relro,-z,now)

find_program(MOLD mold)
if(MOLD)
    target_link_options(build_flags INTERFACE -fuse-ld=mold)
endif()
find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

# Sanitizers of a preset: -DBAFAR_SANITIZE=address,undefined or thread.
set(BAFAR_SANITIZE "" CACHE STRING "sanitizers for everything, as -fsanitize= takes them")
if(BAFAR_SANITIZE)
    target_compile_options(build_flags INTERFACE -fsanitize=${BAFAR_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all
        # g++ 12 takes the instrumented moves of a std::variant for uses of what is not yet set (GCC bug 80635).
        -Wno-maybe-uninitialized)
    target_link_options(build_flags INTERFACE -fsanitize=${BAFAR_SANITIZE})
endif()

# project_library(NAME SOURCES file... [LINKS target...] [PRIVATE_LINKS target...] [QT])
# A static library. LINKS reach those who link it; PRIVATE_LINKS are for its own .cpp files. QT turns moc and rcc on.
function(project_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "SOURCES;LINKS;PRIVATE_LINKS")
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC build_flags ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
    if(arg_QT)
        project_qt(${name})
    endif()
endfunction()

# project_program(NAME SOURCES file... LINKS target... [QT])
# A program; all of them land in the build's bin/, where scripts look.
function(project_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "SOURCES;LINKS")
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    target_link_libraries(${name} PRIVATE build_flags ${arg_LINKS})
    if(arg_QT)
        project_qt(${name})
    endif()
endfunction()

# SANITIZED tests run a second time under both sanitizers. tests/run makes that second build and names it in
# BAFAR_SANITIZED_BUILD; its tests then stand in the first build's list.
set(BAFAR_SANITIZED_BUILD "" CACHE PATH "an asan build of this tree whose tests run beside this build's own")
add_custom_target(sanitized_tests)

# project_test(NAME SOURCES file... LINKS target... [GUI] [NAMESPACE] [SERIAL] [SANITIZED] [TIMEOUT seconds])
# One executable of Qt Test classes; each SOURCES entry NAME_test.cpp holds one class and ends in its own list line
# TEST_CLASS(Class) (tests/support/main.h). GUI: needs QtWidgets, runs on the offscreen platform. NAMESPACE: runs in a
# network namespace of its own and is skipped with a reason where that is not allowed. SERIAL: never beside another.
# SANITIZED: for what parses bytes and text of others, or decides.
function(project_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI;NAMESPACE;SERIAL;SANITIZED" "TIMEOUT" "SOURCES;LINKS")
    add_executable(${name}_test ${arg_SOURCES})
    target_link_libraries(${name}_test PRIVATE build_flags test_support ${arg_LINKS} Qt6::Test
        $<IF:$<BOOL:${arg_GUI}>,test_entry_gui,test_entry>)
    project_qt(${name}_test)
    set(command ${name}_test)
    if(arg_NAMESPACE)
        set(command ${PROJECT_SOURCE_DIR}/tests/support/in_namespace $<TARGET_FILE:${name}_test>)
    endif()
    add_test(NAME ${name} COMMAND ${command})
    set(environment "BAFAR_SOURCE_DIR=${PROJECT_SOURCE_DIR}" "BAFAR_BUILD_DIR=${PROJECT_BINARY_DIR}" LC_ALL=C.UTF-8
        QTEST_DISABLE_STACK_DUMP=1)
    if(arg_GUI)
        list(APPEND environment QT_QPA_PLATFORM=offscreen)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "${environment}" TIMEOUT ${arg_TIMEOUT}
        SKIP_RETURN_CODE 77)
    if(arg_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
    if(arg_SANITIZED)
        add_dependencies(sanitized_tests ${name}_test)
        if(BAFAR_SANITIZED_BUILD)
            file(RELATIVE_PATH folder ${PROJECT_BINARY_DIR} ${CMAKE_CURRENT_BINARY_DIR})
            set(command ${BAFAR_SANITIZED_BUILD}/${folder}/${name}_test)
            if(arg_NAMESPACE)
                list(PREPEND command ${PROJECT_SOURCE_DIR}/tests/support/in_namespace)
            endif()
            math(EXPR patience "4 * ${arg_TIMEOUT}")
            add_test(NAME ${name}_sanitized COMMAND ${command})
            set_tests_properties(${name}_sanitized PROPERTIES TIMEOUT ${patience} SKIP_RETURN_CODE 77
                ENVIRONMENT "${environment};UBSAN_OPTIONS=print_stacktrace=1" RUN_SERIAL "${arg_SERIAL}")
        endif()
    endif()
endfunction()

# Qt's part of a target: moc with the cure for moc 6.4.2 and C++20 headers, and the strict definitions.
function(project_qt name)
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON
        AUTOMOC_MOC_OPTIONS "--include;${PROJECT_SOURCE_DIR}/resources/build/moc_compat.h")
    target_compile_definitions(${name} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
        QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_JAVA_STYLE_ITERATORS
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
endfunction()
